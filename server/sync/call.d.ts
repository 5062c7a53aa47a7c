import type { DocName } from "../../shared/sync/docs.ts";
import type { Visit } from "./visit.ts";
/** What a client says about one doc in one request. */
export interface Said {
    readonly doc: DocName;
    /** Frames as a WebSocket would carry them, in order. */
    readonly frames: readonly Uint8Array[];
    /** The state vector of the client's doc, with those frames in it. */
    readonly vector: Uint8Array;
    /** The mark of the last answer that the client has; empty at first. */
    readonly mark: string;
    /** Whose presence the client knows: client ids with their clocks. */
    readonly present: ReadonlyMap<number, number>;
}
/** What it is told. */
export interface Told {
    readonly doc: DocName;
    readonly frames: readonly Uint8Array[];
    /** The code with which a WebSocket would have been closed; null where it would go on. */
    readonly code: number | null;
    /** All that was ever deleted, in short: an answer names all of it each time, and so would always look like news. */
    readonly mark: string;
}
/**
 * Waits until everything that was said is dealt with and, where the client waits for news, there is some or the time is up.
 * Then all leave.
 *
 * @param wait In ms. @param hungUp Aborted when nobody waits for the answer any more.
 */
export declare function hearOut(visits: readonly Visit[], wait: number, hungUp: AbortSignal): Promise<readonly Told[]>;
