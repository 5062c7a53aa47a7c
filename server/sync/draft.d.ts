import type { DocName } from "../../shared/sync/docs.ts";
import type { Store } from "../store/store.ts";
import type { Commits } from "./commits.ts";
import { Effort } from "./effort.ts";
import { type Fault, Twin } from "./twin.ts";
/** An update that is on disk and may be shown. `from` is null for another node's. */
export interface Shown<From> {
    readonly from: From | null;
    readonly update: Uint8Array;
}
/** What a commit came to. */
export interface Committed<From> {
    readonly shown: readonly Shown<From>[];
    /** The record's number at the moment of the commit; null when nothing of ours was written. */
    readonly seq: number | null;
    /** Those whose updates were refused at the last moment: on another node somebody took their client id. */
    readonly refused: readonly From[];
}
/**
 * One doc: its twin in memory and its rows in the store. Updates are tried with `admit` and are on disk after `commit`;
 * between two commits the twin is exactly what the disk has. To be used by one caller at a time.
 */
export declare class Draft<From> {
    private readonly letter;
    private readonly name;
    private readonly store;
    private readonly commits;
    /** What the doc has cost so far. */
    readonly effort: Effort;
    private loaded;
    private pending;
    private claims;
    private elsewhere;
    /** The last stored update that the twin has, and how many rows and bytes the store keeps of the doc, as far as known. */
    private last;
    private rows;
    private bytes;
    /** The last of other nodes' updates that was handed on, or of ours. */
    private handedOn;
    constructor(letter: string, name: DocName, store: Store, commits: Commits);
    /** The doc in memory. Loads it first where needed; a load that fails rejects, and is never taken for an empty doc. */
    open(): Promise<Twin>;
    /** The doc in memory, if it is there. */
    get twin(): Twin | null;
    /** Notes that a person is about to write under a client id, before anybody else hears of that id; false where it is one too many. */
    claim(from: From, userId: string, client: number): boolean;
    /**
     * Tries a person's update on top of everything let in so far. After a refusal everything else is as before. An update that
     * builds on what another node has stored meanwhile is tried again with that. Answers at once where the disk need not be asked.
     */
    admit(from: From, userId: string, update: Uint8Array, whole: boolean): Fault | null | Promise<Fault | null>;
    private admitAgain;
    /** Whether all that the twin has is on the disk, and everybody here has been told of it. */
    get isOnDisk(): boolean;
    /** Whether client ids are to be bound before anything is written: for `commit`, which can wait. */
    get hasClaims(): boolean;
    /** Writes what was let in, and reads what other nodes wrote in between. Rejects when the store cannot. */
    commit(): Promise<Committed<From>>;
    /** The same where no client id is to be bound, without a promise: for a keystroke that would be half the work. */
    write(done: (committed: Committed<From> | Promise<Committed<From>>) => void, failed: (error: unknown) => void): void;
    private written;
    private committed;
    private handOn;
    /** Reads what other nodes have written; the next commit hands it on. */
    catchUp(): Promise<void>;
    /** Whether there is so much of it in the store that it should be made into one. */
    get isLong(): boolean;
    private grew;
    /** Makes the rows into one. Only between commits. */
    compact(): Promise<void>;
    private note;
    /** @param through The last update that everybody here has been shown; null at first. */
    private load;
    /** A new twin in place of a spoilt one: what is on disk, then what was let in since. */
    private reload;
    private follow;
    /** All of them as one: what one brings and another has erased by now is shown to nobody. [A2] */
    private take;
    /** Makes new client ids their writers' own; gives those who came too late, with their updates undone. */
    private bind;
}
