/**
 * What a doc has cost the server so far, in the time it takes to tell so many bytes of one (some 14 ms a MiB). Counted where the work
 * is done; paid by whoever had it done (`allowances.ts`).
 */
export declare class Effort {
    private spent;
    /** A doc of so many bytes was told, beyond what it takes to see what is to be told. */
    told(bytes: number, size: number): void;
    /** A doc of so many bytes was gone through. */
    lookedThrough(bytes: number): void;
    /** A doc was loaded from so many bytes. */
    loaded(bytes: number): void;
    /** So many pieces were tried: of an update that does nothing else, each takes up to 20 µs. */
    tried(pieces: number): void;
    /** What was spent since it was asked last. */
    take(): number;
}
