import * as Y from "yjs";
/** What an update says, as it was read. */
export type Structs = ReturnType<typeof Y.decodeUpdate>["structs"];
/**
 * How new items stand to the neighbours that they name. `between`: behind the one and before the other. `turned`: in one row with them,
 * and not between. `apart`: in another row than one of them.
 */
export type Order = "between" | "turned" | "apart";
/**
 * How what an update brought stands to the neighbours it names; the worst of all. Yjs believes what it is told of them. Where that is not
 * so, it may make one order when the item comes by itself and another when the doc is loaded at once, so that two people read different
 * texts. Honest clients name `turned` neighbours in a redo now and then, and never any that are `apart`.
 *
 * @param known How much of each client was in the doc before.
 * @param onLook Told when a whole row is gone through, which takes some ms of the longest.
 */
export declare function orderOf(store: Y.Doc["store"], structs: Structs, known: ReadonlyMap<number, number>, onLook: () => void): Order;
/** Whether a doc reads the same when it is loaded at once; what is erased counts, too, for others may write beside it. */
export declare function isSettled(doc: Y.Doc): boolean;
