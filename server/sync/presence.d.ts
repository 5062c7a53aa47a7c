import type { Socket } from "./socket.ts";
/** What one client says of itself. */
export interface State {
    readonly client: number;
    readonly clock: number;
    /** JSON; `null` says that the person has left. */
    readonly json: string;
}
/** Who is in a doc and where their carets are. Kept in memory, told at once, never stored; the only thing that may be lost. */
export declare class Presence {
    private readonly states;
    /**
     * Takes what a socket says of itself and gives the frame that tells the others; null when it says nothing of itself: stock
     * clients repeat what they heard of others, which is passed over. `garbage` and `TooLarge` are refusals.
     *
     * @param ownerOf Whose a client id is, from what was written under it.
     */
    take(socket: Socket, bytes: Uint8Array, ownerOf: (client: number) => string | undefined): Uint8Array | null | "Unapplied" | "TooLarge";
    /** Everybody who is here, for one who has come or asks; null when nobody is. */
    all(): Uint8Array | null;
    /** Everybody who is here, each with the frame that tells of them. */
    each(): {
        readonly userId: string;
        readonly frame: Uint8Array;
    }[];
    /** Takes a socket off; gives the frame that tells the others. */
    leave(socket: Socket): Uint8Array | null;
    /** Takes a socket off without a word. */
    forget(socket: Socket): void;
    /** Takes off somebody who came by requests and says in the last one that it was; not one who has come back sooner than that arrived. */
    private farewell;
    private holding;
    /** The state a socket introduces itself with: its own, unless somebody else is known under that id. */
    private first;
}
/** Says hello without saying anything of anybody. */
export declare const HELLO: Uint8Array<ArrayBufferLike>;
/** Reads the states in a message on presence; null for garbage. */
export declare function read(bytes: Uint8Array): State[] | null;
/** The frame that tells of these. */
export declare function frameOf(states: readonly State[]): Uint8Array;
