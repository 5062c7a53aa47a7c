import type { Job } from "../store/batch.ts";
import { type Appended, type DraftUpdate, type Store } from "../store/store.ts";
/** A doc to which something has come that may have to be written. */
export interface Party {
    /** A commit is about to begin: what is appended before this returns goes with it. Must not throw. */
    begin(): void;
    /** The number of the last commit it was called for. Kept here for the commits; 0 before the first. */
    commit: number;
}
/** Updates of one doc on their way to disk, and whom to tell. */
export type Writing = Omit<Job<readonly DraftUpdate[]>, "done"> & {
    readonly done: (appended: readonly Appended[]) => void;
};
/**
 * Group commit for all docs of this server. A commit costs the disk and the processor much the same for one keystroke as for
 * thirty, and so does each waking of the server for what has arrived. So where many type, everything rests for a moment after a
 * commit; what has come by then is read, tried, written and shown together.
 */
export declare class Commits {
    private readonly store;
    private readonly rest;
    private waiting;
    private writings;
    private isRunning;
    private readonly pace;
    /** @param rest Lets the whole server rest for so many ms. */
    constructor(store: Store, rest?: (ms: number) => void);
    /** Has a doc called when the next commit is about to begin. */
    enter(party: Party): void;
    /** Has updates of one doc written with the next commit; its `done` is called when they are on disk. */
    append(writing: Writing): void;
    private run;
    private commit;
    /** A machine that fails fails for all. Where one doc is to blame, the others do not pay for it. */
    private failed;
}
