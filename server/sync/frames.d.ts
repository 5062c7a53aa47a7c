/** What a client may send. */
export type Incoming = {
    readonly kind: "ask";
    readonly stateVector: Uint8Array;
}
/** `whole`: the answer to our question after connecting, rather than one change. */
 | {
    readonly kind: "update";
    readonly update: Uint8Array;
    readonly whole: boolean;
} | {
    readonly kind: "presence";
    readonly states: Uint8Array;
} | {
    readonly kind: "who";
};
/** Reads one frame; null for anything that the protocol does not have. */
export declare function parseFrame(frame: Uint8Array): Incoming | null;
/** Asks a client for what it has beyond this state vector. */
export declare function askFrame(stateVector: Uint8Array): Uint8Array;
/** Answers a client's question with everything it lacks. */
export declare function answerFrame(update: Uint8Array): Uint8Array;
/** Shows a change. */
export declare function updateFrame(update: Uint8Array): Uint8Array;
/**
 * Says that everything up to the state vector is on disk. The number after it is how many of this connection's updates that
 * includes: a deletion does not move the state vector, so the vector alone cannot say that it was saved.
 */
export declare function savedFrame(stateVector: Uint8Array, count: number): Uint8Array;
/** Tells who is there. */
export declare function presenceFrame(states: Uint8Array): Uint8Array;
