import * as Y from "yjs";
/**
 * Whether anything that these clients brought is nested too deep.
 *
 * @param known How much of each client was in the doc before.
 */
export declare function isTooDeep(store: Y.Doc["store"], clients: readonly number[], known: ReadonlyMap<number, number>): boolean;
