import * as Y from "yjs";
import { type Keystroke } from "./keystroke.ts";
/**
 * Typing on behind one's own last letter, which is nearly all that ever happens, without a transaction of the doc for each
 * key. What makes that the same as trying each update on the doc: the letter before is there and alive, and nothing was deleted
 * since; its neighbours are known; so the update fits, brings text that stays, and takes nothing away. Whatever is not certain
 * goes the long way, through the doc.
 */
export declare class Typing {
    private readonly doc;
    private readonly lines;
    private isBehind;
    constructor(doc: Y.Doc);
    /**
     * Takes an update that is the next keystroke of a client who is typing; gives what it says. Null: it must go the long way.
     *
     * @param isOwn Whether the client's id is that of whoever sent the update.
     */
    take(update: Uint8Array, isOwn: (client: number) => boolean): Keystroke | null;
    /** Brings the doc up to date with everything taken. */
    settle(): void;
    /** The clock of each client, with everything taken. */
    vector(): Map<number, number>;
    /** After a change of the doc: whose typing can be followed. A deletion may have taken the letter or the place away. */
    changed({ deleteSet }: Y.Transaction, written: readonly number[]): void;
    /** Follows nobody any more. Only when everything is in the doc. */
    forget(): void;
    private begin;
}
