/**
 * Does something in which new items may go past so many others, all together, to find their places; throws where that is not enough. Yjs
 * itself knows no end: for thousands of items that name no neighbours, each goes past all before it, one frame would hold up the
 * server for minutes.
 */
export declare function inSteps<Value>(most: number, work: () => Value): Value;
