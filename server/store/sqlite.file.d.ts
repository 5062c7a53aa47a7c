import { type DatabaseSyncInstance } from "@photostructure/sqlite";
/** How long to wait for somebody else who writes to the file, in ms. */
export declare const PATIENCE = 5000;
/**
 * Opens a database file so that a commit means "on disk": WAL, and a sync at each commit. The file is made if there is none.
 *
 * @param patience How long to wait for somebody else who writes to it, in ms.
 */
export declare function openFile(path: string, patience?: number): DatabaseSyncInstance;
/** Closes a file, with all of it in the one file again. What a failing disk keeps from going there stays beside it, and is not lost. */
export declare function closeFile(db: DatabaseSyncInstance): void;
/** Applies the steps the file does not have yet. Refuses (throws) a file made by a newer program. */
export declare function migrate(db: DatabaseSyncInstance, steps?: readonly string[]): void;
/** Runs the work in one transaction: all of it is on disk, or none. */
export declare function transaction<Result>(db: DatabaseSyncInstance, work: () => Result): Result;
