import type { IncomingMessage, Server } from "node:http";
import type { Letter } from "../../shared/letter/letter.ts";
import { type CloseReason } from "../../shared/sync/wire.ts";
import type { Log } from "../log.ts";
import type { Store } from "../store/store.ts";
import { type Said, type Told } from "./call.ts";
/** What the sync server needs of the rest. */
export interface SyncOptions {
    readonly store: Store;
    /** Whose request it is, in which session; null without a live one. */
    sessionOf(request: IncomingMessage): Promise<{
        readonly userId: string;
        readonly name: string;
        readonly sessionId: string;
    } | null>;
    /** Whether a session is still live. Asked when one of a person's sessions has ended, and now and then. */
    isLive(sessionId: string): Promise<boolean>;
    /** The letter as the record has it at this moment, never older; null when there is none. */
    letterOf(id: string): Promise<Letter | null>;
    /** The origins whose pages may connect. */
    readonly origins: readonly string[];
    readonly log: Log;
}
/** Whose connection it is. */
export type Session = NonNullable<Awaited<ReturnType<SyncOptions["sessionOf"]>>>;
/** The running sync server. */
export interface Sync {
    /**
     * Lets a person say and hear one request's worth, where WebSockets are blocked; by the same rights and limits. Resolves when
     * what was said is on disk, or refused, and there is news or the time is up.
     *
     * @param letter As the record has it at this moment. @param wait How long to wait for news, in ms.
     * @param hungUp Aborted when nobody waits for the answer any more.
     */
    call(letter: Letter, session: Session, said: readonly Said[], wait: number, hungUp: AbortSignal): Promise<readonly Told[]>;
    /** Looks at the record again and closes the sockets of a letter whose rights have changed. */
    recheck(letter: string): Promise<void>;
    /** Closes all sockets of a person; by default because of the session. */
    closeUser(userId: string, reason?: CloseReason): void;
    /** Closes the sockets of a person's sessions that have ended; the other ones go on. */
    sessionsChanged(userId: string): Promise<void>;
    /** What is open, for the metrics. */
    counts(): {
        readonly sockets: number;
        readonly rooms: number;
    };
    /** Sends everybody away to come back later; resolves when everything received is on disk. */
    close(): Promise<void>;
}
/**
 * Serves `/sync/:letter/:doc` on an HTTP server; other upgrades get 404, foreign origins 403. Whoever may not come in for
 * another reason is let in and told by a close code, for a browser shows no script the status of a refused upgrade.
 */
export declare function attachSync(server: Server, options: SyncOptions): Sync;
