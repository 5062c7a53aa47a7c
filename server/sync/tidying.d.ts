/**
 * Yjs takes out marks (bold and the like) that have become needless, by itself, after each change that comes from elsewhere and in every
 * doc; who has done so tells the others, as if somebody had erased something.
 */
import * as Y from "yjs";
/**
 * Brings updates into a doc, and does not tidy: a copy of what is on the disk must wait until a client says so, or it would know already,
 * and never store, what the disk does not have.
 */
export declare function bring(doc: Y.Doc, updates: readonly Uint8Array[]): Y.Transaction;
/** Whether an update only takes out marks and what is erased already: then it may come from somebody who only reads. Throws on garbage. */
export declare function isTidying(doc: Y.Doc, update: Uint8Array): boolean;
