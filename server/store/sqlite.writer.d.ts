import { Worker } from "node:worker_threads";
import { type Outcome, type Write } from "./sqlite.writes.ts";
/** Does batches of writes, one after the other. */
export interface Writer {
    /** Resolves when the batch is on disk. Rejects when the writer is gone. */
    write(batch: readonly Write[]): Promise<Outcome[]>;
    close(): Promise<void>;
}
/** Who writes in this thread and who does in another; replaced in tests. */
interface Hands {
    readonly here: Writer;
    readonly apart: Writer;
}
/**
 * Writes in this thread while the disk is quick, and in a thread of its own while it is not, so that everybody else's keystrokes,
 * pages and measures go on. What is long on any disk, and what has to wait for somebody else at the file, goes there too.
 */
export declare function writerByPace(path: string, { here, apart }?: Hands): Writer;
/**
 * Writes in this thread: the whole server stands still while the disk works.
 *
 * @param patience How long to wait for somebody else at the file, in ms. With none, the log is left to somebody else, too: to copy
 *   it into the file takes longer than any commit.
 */
export declare function writerHere(path: string, patience?: number): Writer;
/**
 * Writes in a thread of its own. Should that ever end, what it was writing is refused, and the next write starts another.
 *
 * @param start Starts a thread; replaced in tests.
 */
export declare function writerApart(path: string, start?: (path: string) => Worker): Writer;
/** Starts a thread that writes. */
export declare function workerOn(workerData: string): Worker;
export {};
