import type { Letter } from "../../shared/letter/letter.ts";
import { type DocName } from "../../shared/sync/docs.ts";
import { type CloseReason } from "../../shared/sync/wire.ts";
import type { Log } from "../log.ts";
import type { Store } from "../store/store.ts";
import { Allowances } from "./allowances.ts";
import { Commits } from "./commits.ts";
import { Room, type Surroundings } from "./room.ts";
import type { Socket } from "./socket.ts";
/** What the rooms need of the rest. */
export interface HubOptions {
    readonly store: Store;
    readonly log: Log;
    letterOf(id: string): Promise<Letter | null>;
    isLive(session: string): Promise<boolean>;
}
/** All rooms and sockets of this node. */
export declare class Hub implements Surroundings {
    readonly store: Store;
    readonly commits: Commits;
    readonly allowances: Allowances;
    /** How often it was heard that sessions may have ended: whoever was being let in at that moment was not here to be looked at. */
    endings: number;
    private readonly options;
    private readonly rooms;
    private readonly sockets;
    private readonly deafen;
    private emptied;
    private beats;
    private awakeAt;
    constructor(options: HubOptions);
    /** Whether a person may have one more socket now: not too many, and not after too much work or too many refusals. */
    admits(userId: string): boolean;
    /** Takes a socket into its room. */
    enter(letter: string, doc: DocName, socket: Socket): void;
    /** Forgets a socket that has closed. */
    exit(socket: Socket): void;
    /** Looks at the record again and closes the sockets of a letter whose rights have changed. */
    recheck(letter: string): Promise<void>;
    closeUser(userId: string, reason: CloseReason): void;
    /** Closes the sockets of a person, or of anybody, whose session has ended. A session that cannot be asked after goes on. */
    lookAtSessions(userId?: string): Promise<void>;
    /** What is open, for the metrics. */
    counts(): {
        sockets: number;
        rooms: number;
    };
    /** Keeps connections alive and finds those that are dead; now and then, those whose session is. */
    beat(): void;
    private sessionsMayHaveEnded;
    /** Sends everybody away to come back later; resolves when everything received is on disk. */
    close(): Promise<void>;
    /** Notes that this server is awake. */
    tick(): void;
    /**
     * A server that was suspended has not heard which rights and sessions have ended meanwhile, and the frames that wait for it
     * may come before that news. It trusts none of its connections: they come back, perhaps elsewhere, and are judged anew.
     */
    isAwake(): boolean;
    leaving(room: Room, failure: unknown): void;
    private get people();
    private room;
    private roomsOf;
    private changed;
    /** Rights that cannot be looked up are not assumed. */
    private doubt;
}
