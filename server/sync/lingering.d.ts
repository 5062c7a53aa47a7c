import type { Socket } from "./socket.ts";
/**
 * Those who have left and are most likely back in a moment, one a client: the latest. They keep their presence, and the room.
 * Whoever does not come back is forgotten without a word: it may be at another server, and others' browsers give up after 30 s.
 */
export declare class Lingering {
    private readonly expired;
    private readonly waiting;
    constructor(expired: (socket: Socket) => void);
    /** Waits for a socket's client. */
    add(socket: Socket): void;
    get isEmpty(): boolean;
    /** Waits for nobody any more; gives those who were waited for. */
    forget(): Socket[];
}
