import type { DocName } from "../../shared/sync/docs.ts";
import type { Store } from "../store/store.ts";
import type { Draft } from "./draft.ts";
import type { Socket } from "./socket.ts";
import type { Fault } from "./twin.ts";
/** Somebody has come, has gone or has moved the caret: the frame that tells the others. */
export interface Move {
    readonly from: Socket;
    readonly frame: Uint8Array;
}
/** What is to be told when a socket has said who it is: to the others, and to itself. */
interface Heard {
    readonly others: Uint8Array | null;
    readonly itself: readonly (Uint8Array | null)[];
}
/** Everybody who has a doc open, at this server and at others. */
export declare class Company {
    private readonly draft;
    private readonly here;
    private readonly abroad;
    constructor(letter: string, doc: DocName, store: Store, draft: Draft<Socket>);
    /** Frames that tell of everybody, for one who has come or asks. */
    get all(): (Uint8Array | null)[];
    /** Something may have been missed of what other servers have told. */
    missed(): void;
    /** Takes what another server tells or asks; gives the frame for those who are here, if it says something new. */
    told(said: string): Uint8Array | null;
    /** Takes what a socket says of itself. A client id becomes its user's before anybody hears of it. */
    take(socket: Socket, states: Uint8Array): Heard | Fault;
    /** Takes a socket off; gives the frame that tells the others. */
    leave(socket: Socket): Uint8Array | null;
    /** Takes a socket off without a word. */
    forget(socket: Socket): void;
    /** Whether there is anything to tell the other servers, or to ask them. */
    hasToTell(moves: readonly Move[]): boolean;
    /** Tells the other servers; gives the number of the letter's last event at that moment. [A2] */
    tell(moves: readonly Move[]): Promise<number>;
}
export {};
