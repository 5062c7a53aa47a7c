import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import type { DocName } from "../../shared/sync/docs.ts";
import type { SocketClass } from "./socket.ts";
/** What the server says to be on its disk: a state vector, and how many updates of this connection. */
export interface Saved {
    readonly vector: Uint8Array;
    readonly count: number;
}
/** A draft at a stock y-websocket client. */
export declare class StockClient {
    readonly doc: Y.Doc;
    readonly provider: WebsocketProvider;
    /** Codes with which the server has closed. */
    readonly codes: number[];
    /** The last acknowledgement. */
    saved: Saved | null;
    /** @param url Where a WebSocket connects, without the letter; http is taken for ws. */
    constructor(url: string, letter: string, doc: DocName, socket: SocketClass);
    /** Whether the last acknowledgement names all that was typed here; it does not tell of deletions. */
    get isSaved(): boolean;
    /** Everything the doc holds, as XML. */
    get words(): string;
    leave(): void;
    protected takes(saved: Saved): void;
}
