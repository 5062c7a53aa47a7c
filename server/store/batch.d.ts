/** One thing waiting to be written in a shared transaction. */
export interface Job<Item> {
    readonly item: Item;
    readonly done: (value: unknown) => void;
    readonly failed: (error: unknown) => void;
}
/**
 * Group commit: what is asked for while one commit is on its way goes into the next, together. One wait for the disk then
 * pays for many keystrokes, and a lone one waits for nobody.
 */
export declare class Batch<Item> {
    private waiting;
    private running;
    private readonly commit;
    private readonly most;
    /**
     * @param commit Runs the jobs in one transaction and settles each of them; must not reject.
     * @param most Jobs in one transaction.
     */
    constructor(commit: (jobs: readonly Job<Item>[]) => Promise<void>, most: number);
    /**
     * Has the item written in the next transaction; resolves with what `commit` says of it when that is on disk.
     *
     * @param atOnce Whoever asks has gathered already: nobody else is waited for.
     */
    add<Result>(item: Item, atOnce?: boolean): Promise<Result>;
    /** Resolves when nothing is waiting any more. */
    idle(): Promise<void>;
    private run;
}
