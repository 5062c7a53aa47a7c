import type { LetterEvent } from "../../shared/letter/event.ts";
import type { Role, Side } from "../../shared/letter/side.ts";
import type { DocName } from "../../shared/sync/docs.ts";
/** One stored draft update. Numbered per doc from 1, in the order of the commits, so a reader that has n asks for what is after n. */
export interface StoredUpdate {
    readonly id: number;
    readonly update: Uint8Array;
}
/**
 * The number a draft update got, and the number of the letter's last event at that moment. Who may read follows from the
 * record; whoever shows the update first makes sure that it knows the record up to `seq`. [A2]
 */
export interface Appended {
    readonly id: number;
    readonly seq: number;
}
/** Docs whose updates may go in one transaction: on PostgreSQL each holds a lock until its end, and the lock table has some thousands of places. */
export declare const MOST_DOCS = 200;
/** A draft update on its way to disk, with the user who wrote it. */
export interface DraftUpdate {
    readonly letter: string;
    readonly doc: DocName;
    readonly userId: string;
    readonly update: Uint8Array;
}
/** An invitation as kept: the code and the token are kept as SHA-256 only. */
export interface Invitation {
    readonly tokenHash: string;
    readonly codeHash: string;
    readonly letter: string;
    readonly side: Side;
    readonly role: Role;
    readonly email: string | null;
    readonly invitedBy: {
        readonly userId: string;
        readonly name: string;
    };
    readonly createdAt: string;
    readonly expiresAt: string;
    readonly acceptedBy: string | null;
    readonly wrongCodes: number;
}
/**
 * The own name of a command, or of anything else that is asked for, among its person's, chosen by whoever asks. Browsers send a request
 * again by themselves when a connection ends without an answer, and people press again: what was done under a name is not done twice.
 */
export interface Once {
    readonly userId: string;
    readonly key: string;
}
/** What was done under a name: the events numbered above `after`, up to `through`; none where it is in no record. */
export interface Done {
    readonly after: number;
    readonly through: number;
}
/** A remark for one's own side only. Not in the record, which both sides read. */
export interface SideComment {
    readonly id: number;
    readonly letter: string;
    readonly side: Side;
    readonly issue: string | null;
    readonly userId: string;
    readonly name: string;
    readonly at: string;
    readonly runs: string;
}
/** A notice to a person, kept for the inbox page. */
export interface Notice {
    readonly id: number;
    readonly userId: string;
    readonly letter: string | null;
    readonly at: string;
    readonly subject: string;
    readonly text: string;
}
/** What changed, on this node or on another. `seq` is the record's last number. */
export type Change = {
    readonly kind: "record";
    readonly letter: string;
    readonly seq: number;
}
/** Another node has stored updates of a draft. What this one stores, it hears of by itself. */
 | {
    readonly kind: "draft";
    readonly letter: string;
    readonly doc: DocName;
}
/** A remark for one's own side was kept. What it says is asked for by that side alone. */
 | {
    readonly kind: "aside";
    readonly letter: string;
    readonly side: Side;
}
/** What another node tells of somebody's presence; only those who are there now hear it. */
 | {
    readonly kind: "presence";
    readonly letter: string;
    readonly doc: DocName;
    readonly said: string;
}
/** A session of the person has ended, as another node says. */
 | {
    readonly kind: "sessions";
    readonly userId: string;
}
/** The line to other nodes was down: anything may have changed. */
 | {
    readonly kind: "missed";
};
/**
 * Where everything is kept. One interface, one contract suite (`store.contract.ts`), run on SQLite and PostgreSQL.
 * A promise that resolves means: on disk. A failing machine rejects; nothing a person does throws.
 */
export interface Store {
    /**
     * Appends events after `expectedSeq` in one transaction, and notes under which name; `stale` when the record has moved on.
     * Nothing is ever updated or removed. [R1]
     */
    appendEvents(letter: string, expectedSeq: number, events: readonly LetterEvent[], once?: Once): Promise<"appended" | "stale">;
    /** What was done under a name in a letter; null for nothing yet. */
    done(letter: string, once: Once): Promise<Done | null>;
    /** Events with a number above `after`, in order. Empty for an unknown letter. */
    events(letter: string, after: number): Promise<LetterEvent[]>;
    /** Letters the person has a part in, newest first. */
    lettersOf(userId: string): Promise<string[]>;
    hasLetter(letter: string): Promise<boolean>;
    /** Appends draft updates, all or none; several calls share one commit. */
    appendUpdates(updates: readonly DraftUpdate[]): Promise<Appended[]>;
    /** The draft updates numbered above `after`, in order. */
    updates(letter: string, doc: DocName, after: number): Promise<StoredUpdate[]>;
    /** Replaces the updates up to `through` by one that says the same. Refused (false) if they are no longer all there. */
    compact(letter: string, doc: DocName, through: number, merged: Uint8Array): Promise<boolean>;
    /** Binds Yjs client ids to a user at first sight; gives the ids that belong to somebody else. */
    bindClients(letter: string, doc: DocName, userId: string, clients: readonly number[]): Promise<number[]>;
    /** The Yjs client ids known in a doc, and whose they are. */
    clients(letter: string, doc: DocName): Promise<Map<number, string>>;
    /** Keeps it; false where there is one of that token already. */
    addInvitation(invitation: Invitation): Promise<boolean>;
    invitation(tokenHash: string): Promise<Invitation | null>;
    /** Marks it accepted, once; false when somebody else was faster. */
    takeInvitation(tokenHash: string, userId: string): Promise<boolean>;
    countWrongCode(tokenHash: string): Promise<number>;
    /** Keeps it; null where there is one of that name already. */
    addSideComment(comment: Omit<SideComment, "id">, key?: string): Promise<SideComment | null>;
    sideComments(letter: string, side: Side): Promise<SideComment[]>;
    addNotice(notice: Omit<Notice, "id">): Promise<Notice>;
    notices(userId: string): Promise<Notice[]>;
    /**
     * Tells the other nodes something of a doc that is not kept. Gives the number of the letter's last event at that moment,
     * where another node may have appended it; words that are too long for the line are not told.
     */
    tellPresence(letter: string, doc: DocName, said: string): Promise<number>;
    /** Tells the other nodes that a session of a person has ended. */
    tellSessions(userId: string): Promise<void>;
    /**
     * Calls the listener after each change, here or on another node; here before the promise of the change resolves. A
     * missed one is harmless: readers ask by number.
     */
    onChange(listener: (change: Change) => void): () => void;
    /** Answers when the database stores: something is written, and on disk. */
    ping(): Promise<void>;
    close(): Promise<void>;
}
