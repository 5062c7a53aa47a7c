import type * as Y from "yjs";
import { type DocName } from "../../shared/sync/docs.ts";
import { type SocketClass } from "./socket.ts";
import { StockClient } from "./stock.ts";
/** A WebSocket as a browser in which somebody of the stage's people is signed in would open it. */
export declare function socketOf(person: string): SocketClass;
/** An honest person at a stock client. */
export declare class Typist extends StockClient {
    readonly person: string;
    constructor(url: string, letter: string, doc: DocName, person: string);
    /** The paragraph on an issue; made when first written to. */
    text(issue?: string): Y.XmlText;
    /** The paragraph of a part of the joint text. */
    part(part?: string): Y.XmlText;
}
/** Waits until something is so. Fails with the words after 10 s. */
export declare function until(what: string, isSo: () => boolean, ms?: number): Promise<void>;
/** Lets everything that is under way between the parts happen. */
export declare function aWhile(ms?: number): Promise<void>;
