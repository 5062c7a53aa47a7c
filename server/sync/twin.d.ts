import { type DocName } from "../../shared/sync/docs.ts";
import { type Keystroke } from "./keystroke.ts";
import { Effort } from "./effort.ts";
/** Why an update is not let in. */
export type Fault = "Unapplied" | "Trespass" | "TooLarge";
/** What the twin says to an update. After a refusal the twin is spoilt and must be loaded again. */
export type Admission = {
    readonly ok: false;
    readonly fault: Fault;
}
/** Says nothing new. */
 | {
    readonly ok: true;
    readonly news: null;
} | {
    readonly ok: true;
    readonly news: News;
};
/** An update that was let in. */
export interface News {
    /** What readers get: the update without any text that is already deleted again. [A2] */
    readonly shown: Uint8Array;
    /** Client ids it writes under, and those of them seen for the first time. */
    readonly written: readonly number[];
    readonly clients: readonly number[];
    /** The keystroke that it says and nothing else, by one whose typing is followed: the next one of that client fits right behind it. */
    readonly key: Keystroke | null;
}
/**
 * A copy of a doc kept one step ahead of the disk: an update is tried here first, whole, and refused whole. It collects
 * garbage, so what is read from it never holds deleted text. [A2]
 */
export declare class Twin {
    private readonly doc;
    private readonly typing;
    private readonly name;
    private readonly owners;
    private readonly idsOf;
    private readonly effort;
    private roots;
    /** Never below the doc's size as one update. */
    private sizeAtMost;
    /**
     * @param updates What is stored of the doc, in order.
     * @param owners Whose the client ids are.
     * @param effort Where what it costs is counted.
     */
    constructor(name: DocName, updates: readonly Uint8Array[], owners: ReadonlyMap<number, string>, effort?: Effort);
    /** Tries a person's update. [A1, A2] */
    admit(update: Uint8Array, userId: string, whole: boolean): Admission;
    /** A keystroke of somebody who is typing is let in without a transaction of the doc; null for anything else. */
    private typed;
    private tried;
    /** Takes over what is already stored, from another node, all of it together; gives what readers get of it. */
    follow(updates: readonly Uint8Array[]): Uint8Array;
    /** Whether an update says only what is already here, as a reader's answer to our question does (`docs/traps.md` 4), or takes out needless marks. */
    knows(update: Uint8Array): "yes" | "no" | "garbage";
    /** Everything beyond a client's state vector, without deleted text; null when the vector is garbage. */
    since(stateVector: Uint8Array): Uint8Array | null;
    /** The doc as one update, without deleted text. */
    state(): Uint8Array;
    stateVector(): Uint8Array;
    /** Whose a client id is, if anybody's. */
    ownerOf(client: number): string | undefined;
    /** Makes an unknown client id a person's own, unless they have too many. */
    claim(userId: string, client: number): "known" | "new" | "too many";
    destroy(): void;
    /** Null when there is garbage, or when a part would wait for what is not there. */
    private apply;
    /**
     * What an update says; null for garbage, and where a part of it has no length: it would stay in the doc and be no news to anybody,
     * in nobody's name, and as often as it is said.
     */
    private structsIn;
    private faultOf;
    private newRoots;
    /** What stands the wrong way round to its neighbours must at least read the same when the doc is loaded. To see that costs a load. */
    private order;
    private growth;
    /**
     * The update itself, or, where it brings text that is deleted already (typed and erased without a network; known for long and
     * said once more), what is left of it in the doc.
     *
     * @param isNew Whether it says nothing that was here before.
     */
    private shown;
    /** Whether something new is dead already: erased with it, or because what it stands in was erased before it came. */
    private hasDead;
    private bind;
}
