import type { Draft } from "./draft.ts";
import type { Socket } from "./socket.ts";
import type { Fault } from "./twin.ts";
/** Lets updates into a draft, or says why not. */
export declare class Gate {
    private readonly draft;
    private readonly overdue;
    /** @param overdue Called when updates have waited for longer than an honest client's would. */
    constructor(draft: Draft<Socket>, overdue: (socket: Socket) => void);
    /** How many of the socket's updates have got in now, those that say nothing new among them; or what is wrong. [A1] */
    pass(socket: Socket, update: Uint8Array, whole: boolean): number | Fault | Promise<number | Fault>;
    private decide;
    /**
     * A stock client sends what is typed at once on connecting, before it has answered our question with what was typed
     * without a connection. Such updates do not fit before that answer, and are no fault.
     */
    private postpone;
    private passEarly;
    /** A reader may say what is known already, as stock clients do, and nothing else (`docs/traps.md` 4). */
    private overhear;
}
