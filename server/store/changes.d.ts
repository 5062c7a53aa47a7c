import type { Change } from "./store.ts";
/** Tells this node's listeners what changed. */
export declare class Changes {
    private readonly listeners;
    /** Adds a listener; gives the way to take it off. */
    listen(listener: (change: Change) => void): () => void;
    tell(changes: readonly Change[]): void;
}
