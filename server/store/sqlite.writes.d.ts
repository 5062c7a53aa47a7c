import type { DatabaseSyncInstance, StatementSyncInstance } from "@photostructure/sqlite";
import type { LetterEvent } from "../../shared/letter/event.ts";
import type { DocName } from "../../shared/sync/docs.ts";
import type { DraftUpdate, Invitation, Notice, Once, SideComment } from "./store.ts";
/** The last update of a doc (?1, ?2) that is not only in the journal. What the journal has up to there was put away, or made one. */
export declare const PUT_AWAY = "(SELECT coalesce(max(n), 0) FROM updates WHERE letter = ?1 AND doc = ?2)";
declare const SQL: {
    readonly version: "PRAGMA data_version";
    readonly lastSeq: "SELECT coalesce(max(seq), 0) AS seq FROM events WHERE letter = ?";
    readonly addEvent: "INSERT INTO events (letter, seq, type, user_id, body) VALUES (?, ?, ?, ?, ?)";
    readonly addDone: "INSERT INTO done (letter, user_id, key, after, through) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING";
    readonly lastPutAway: "SELECT (SELECT coalesce(max(n), 0) FROM updates WHERE letter = ?1 AND doc = ?2) AS n";
    readonly lastInJournal: "SELECT letter, doc, user_id AS userId, max(n) AS n FROM journal GROUP BY letter, doc";
    readonly addUpdate: "INSERT INTO journal (letter, doc, n, user_id, data) VALUES (?, ?, ?, ?, ?)";
    readonly putAway: `INSERT INTO updates (letter, doc, n, user_id, data) SELECT letter, doc, n, user_id, data FROM journal AS j
    WHERE n > (SELECT coalesce(max(n), 0) FROM updates WHERE letter = j.letter AND doc = j.doc) ORDER BY letter, doc, n`;
    readonly emptyJournal: "DELETE FROM journal";
    readonly replaceJournal: "INSERT INTO updates (letter, doc, n, user_id, data) SELECT letter, doc, n, user_id, ?4 FROM journal\n    WHERE letter = ?1 AND doc = ?2 AND n = ?3 AND n > (SELECT coalesce(max(n), 0) FROM updates WHERE letter = ?1 AND doc = ?2)";
    readonly addMerged: "INSERT INTO updates (letter, doc, n, user_id, data) VALUES (?, ?, ?, ?, ?)";
    readonly replaceUpdate: "UPDATE updates SET data = ? WHERE letter = ? AND doc = ? AND n = ?";
    readonly dropUpdates: "DELETE FROM updates WHERE letter = ? AND doc = ? AND n < ?";
    readonly bindClient: "INSERT INTO clients (letter, doc, client, user_id) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING";
    readonly ownerOf: "SELECT user_id AS userId FROM clients WHERE letter = ? AND doc = ? AND client = ?";
    readonly addInvitation: `INSERT INTO invitations (token_hash, code_hash, letter, side, role, email, invited_by_id, invited_by_name,
    created_at, expires_at, accepted_by, wrong_codes) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`;
    readonly takeInvitation: "UPDATE invitations SET accepted_by = ?1 WHERE token_hash = ?2 AND coalesce(accepted_by, ?1) = ?1";
    readonly wrongCode: "UPDATE invitations SET wrong_codes = wrong_codes + 1 WHERE token_hash = ? RETURNING wrong_codes AS count";
    readonly addSideComment: `INSERT INTO side_comments (letter, side, issue, user_id, name, at, runs) VALUES (?, ?, ?, ?, ?, ?, ?)
    RETURNING id`;
    readonly addNotice: "INSERT INTO notices (user_id, letter, at, subject, text) VALUES (?, ?, ?, ?, ?) RETURNING id";
    readonly ping: "PRAGMA application_id = 1246516306";
};
type Statements = Record<keyof typeof SQL, StatementSyncInstance>;
/** A doc's last update, where that is in the journal: its number, and who wrote it. */
interface Last {
    readonly n: number;
    readonly userId: string;
}
/** What the writes work with: the statements, and the last numbers of docs and letters, so that they are looked up once. */
declare class Desk {
    readonly sql: Statements;
    private readonly updates;
    private readonly events;
    private isJournalRead;
    private version;
    constructor(sql: Statements);
    /** Before each transaction: if any other connection has written to the file, nothing is remembered. */
    look(): void;
    forget(): void;
    /** The number for the next update of a doc, which this person writes. */
    next(letter: string, doc: DocName, userId: string): number;
    /** A doc's last update, unless it was put away, or made one with others. */
    last(letter: string, doc: DocName): Last | undefined;
    /** The journal has no index: it is gone through once, rather than for each doc. */
    private readJournal;
    /** The number of a letter's last event. */
    seq(letter: string): number;
    /** Notes the number of a letter's last event. */
    appended(letter: string, seq: number): void;
}
/** Draft updates as they go to another thread: in columns, and their bytes in one piece of memory. As objects they take half as long again. */
interface Packed {
    readonly letters: readonly string[];
    readonly docs: readonly DocName[];
    readonly userIds: readonly string[];
    /** Where in the bytes each update ends. */
    readonly ends: readonly number[];
    readonly bytes: Uint8Array;
}
/** Puts updates into columns. */
export declare function packed(updates: readonly DraftUpdate[]): Packed;
/** Everything that writes, by name: data in, data out, so that it can be done in another thread. */
declare const WRITES: {
    /** A full disk can be read and locked; only a write tells. */
    ping({ sql }: Desk): void;
    appendEvents(desk: Desk, letter: string, expected: number, events: readonly LetterEvent[], once?: Once): "appended" | "stale";
    appendUpdates(desk: Desk, { letters, docs, userIds, ends, bytes }: Packed): {
        readonly ids: number[];
        readonly seqs: number[];
    };
    putAway({ sql }: Desk): void;
    compact(desk: Desk, letter: string, doc: DocName, through: number, merged: Uint8Array): boolean;
    bindClients({ sql }: Desk, letter: string, doc: DocName, userId: string, clients: readonly number[]): number[];
    addInvitation({ sql }: Desk, invitation: Invitation): boolean;
    takeInvitation({ sql }: Desk, tokenHash: string, userId: string): boolean;
    countWrongCode({ sql }: Desk, tokenHash: string): number;
    addSideComment({ sql }: Desk, comment: Omit<SideComment, "id">, key?: string): SideComment | null;
    addNotice({ sql }: Desk, notice: Omit<Notice, "id">): Notice;
};
type Writes = typeof WRITES;
export type WriteName = keyof Writes;
/** What a write is given. */
export type Given<Name extends WriteName> = Parameters<Writes[Name]> extends [Desk, ...infer Rest] ? Rest : [];
/** What a write gives. */
export type Gives<Name extends WriteName> = ReturnType<Writes[Name]>;
/** One write to be done. */
export interface Write {
    readonly name: WriteName;
    readonly given: readonly unknown[];
}
/** What a write came to: on disk, or not at all. */
export type Outcome = {
    readonly ok: true;
    readonly value: unknown;
} | {
    readonly ok: false;
    readonly fault: Fault;
};
/** What SQLite said. An error loses its code on the way to another thread. */
export interface Fault {
    readonly message: string;
    /** https://sqlite.org/rescode.html; undefined for a fault that is not SQLite's. */
    readonly sqliteCode: number | undefined;
}
/** Does writes on a database, each batch in one transaction. */
export declare function writerOn(db: DatabaseSyncInstance): (batch: readonly Write[]) => Outcome[];
export {};
