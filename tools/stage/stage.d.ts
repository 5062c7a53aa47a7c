import type { Happening } from "../../shared/letter/event.ts";
import type { Visibility } from "../../shared/letter/letter.ts";
import type { Actor } from "../../shared/letter/side.ts";
import type { Store } from "../../server/store/store.ts";
import { type Sync } from "../../server/sync/attach.ts";
/** The page that the stage's people use. */
export declare const ORIGIN = "http://stage.test";
/** The dishonest of a side: several, for each is shut out after some refusals. */
export declare const LIARS = 8;
/** People of a letter: Ada (counsel) and Amy (associate) request, Ben (counsel) and Bob (viewer) respond. Eve is nobody's. */
export declare const PEOPLE: Readonly<Record<string, Actor>>;
/** A real sync server over a real store on a port of its own; only sessions are make-believe: a cookie names the person. */
export declare class Stage {
    readonly store: Store;
    sync: Sync;
    /** Sessions that have ended: "ada", or "ada-phone" for a second one of hers. */
    readonly ended: Set<string>;
    /** How long a look at the record takes, in ms. */
    lookLasts: number;
    private http;
    private port;
    private readonly cleanUp;
    private constructor();
    /** Opens on a store, or on a fresh SQLite file; on a port, or on any that is free. */
    static open(store?: Store, port?: number): Promise<Stage>;
    /** Where a WebSocket connects, without the letter. */
    get url(): string;
    /** Makes a letter with everybody in it. */
    letter(id: string): Promise<void>;
    /** Appends a happening to a letter's record. */
    happen(id: string, by: Actor, happening: Happening): Promise<void>;
    /** A side decides who sees its drafts. [A2] */
    see(id: string, person: "ada" | "ben", visibility: Visibility): Promise<void>;
    /** Cuts every connection without a word, and serves again at once. */
    cut(): void;
    /** Stops the server as for a restart, and starts it on the same port over the same store. */
    restart(): Promise<void>;
    close(): Promise<void>;
    private readonly open;
    private attach;
    private letterOf;
    private listen;
    private stop;
}
