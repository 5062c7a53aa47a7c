/** What has befallen the machine under a database: what, why, and what now, for whoever runs the server. */
declare const WORDS: {
    readonly full: "The disk of the database is full. Nothing is lost, and nothing more is stored until there is room; it then goes on by itself.";
    readonly "read-only": "The database can only be read: its disk, its file or its server takes no changes. Nothing is lost, and it goes on by itself when it can write again.";
    readonly damaged: "The database is damaged on its disk. What is damaged is not shown, rather than shown wrong. Stop the server and restore a backup.";
    readonly failing: "The disk of the database fails to read or write. Look at the disk; it goes on by itself when it works again.";
    readonly gone: "The database cannot be reached. Look whether it runs, and at the network; it goes on by itself when it answers again.";
};
/** A kind of machine trouble. */
export type Trouble = keyof typeof WORDS;
/** A failing machine, told apart from our own faults: what was asked of the store was not done, or is not known to be. */
export declare class StoreFailure extends Error {
    readonly trouble: Trouble;
    constructor(trouble: Trouble, cause: unknown);
}
/** Tables that a newer program has made: this one does not know what they mean, and leaves them alone. */
export declare class NewerTables extends Error {
    constructor(have: number, know: number);
}
/** What trouble of the machine an error tells of; null for one of our own. */
export declare function troubleOf(error: unknown): Trouble | null;
export {};
