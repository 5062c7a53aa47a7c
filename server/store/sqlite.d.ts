import type { LetterEvent } from "../../shared/letter/event.ts";
import type { Side } from "../../shared/letter/side.ts";
import type { DocName } from "../../shared/sync/docs.ts";
import { type Writer } from "./sqlite.writer.ts";
import type { Appended, Change, Done, DraftUpdate, Invitation, Notice, Once, SideComment, Store, StoredUpdate } from "./store.ts";
/** The store in one SQLite file, for one server process. Reads are immediate; writes share commits. */
export declare class SqliteStore implements Store {
    private readonly db;
    private readonly sql;
    private readonly writer;
    private readonly changes;
    private readonly batch;
    /** Rows in the journal. */
    private journal;
    /** @param writerOf Who writes. */
    constructor(path: string, writerOf?: (path: string) => Writer);
    /** A page that cannot be read is trouble for what is in it, not for the start. */
    private hasJournal;
    appendEvents(letter: string, expectedSeq: number, events: readonly LetterEvent[], once?: Once): Promise<"appended" | "stale">;
    done(letter: string, { userId, key }: Once): Promise<Done | null>;
    events(letter: string, after: number): Promise<LetterEvent[]>;
    lettersOf(userId: string): Promise<string[]>;
    hasLetter(letter: string): Promise<boolean>;
    appendUpdates(updates: readonly DraftUpdate[]): Promise<Appended[]>;
    /** Nobody waits for it. Where it fails, everything is as it was, and it is tried again after the next commit. */
    private putAway;
    updates(letter: string, doc: DocName, after: number): Promise<StoredUpdate[]>;
    compact(letter: string, doc: DocName, through: number, merged: Uint8Array): Promise<boolean>;
    bindClients(letter: string, doc: DocName, userId: string, clients: readonly number[]): Promise<number[]>;
    clients(letter: string, doc: DocName): Promise<Map<number, string>>;
    addInvitation(invitation: Invitation): Promise<boolean>;
    invitation(tokenHash: string): Promise<Invitation | null>;
    takeInvitation(tokenHash: string, userId: string): Promise<boolean>;
    countWrongCode(tokenHash: string): Promise<number>;
    addSideComment(comment: Omit<SideComment, "id">, key?: string): Promise<SideComment | null>;
    sideComments(letter: string, side: Side): Promise<SideComment[]>;
    addNotice(notice: Omit<Notice, "id">): Promise<Notice>;
    notices(userId: string): Promise<Notice[]>;
    /** There is no other node; and what this one appends, it hears of at once. */
    tellPresence(): Promise<number>;
    tellSessions(): Promise<void>;
    onChange(listener: (change: Change) => void): () => void;
    ping(): Promise<void>;
    close(): Promise<void>;
    private write;
    private commit;
}
