import type { DocName } from "../../shared/sync/docs.ts";
import type { Store } from "../store/store.ts";
import { type State } from "./presence.ts";
/** A frame that tells of one person, and whose it is. */
interface Telling {
    readonly userId: string;
    readonly frame: Uint8Array;
}
/**
 * Those who are in a doc at other servers, and those who have just left it anywhere. Told by NOTIFY, never stored: in the
 * order of commits, so that nothing here is younger than the record of which this server has heard. [A2]
 */
export declare class Elsewhere {
    private readonly letter;
    private readonly doc;
    private readonly store;
    private readonly words;
    private hasCalled;
    constructor(letter: string, doc: DocName, store: Store);
    /** Something may have been missed: the others are asked again with the next words. */
    callAgain(): void;
    /** Whether there is anything to tell the other servers, or to ask them. */
    hasToTell(tellings: readonly unknown[]): boolean;
    /**
     * Tells the other servers who has come, has gone or has moved the caret. Gives the number of the letter's last event at that
     * moment: a caret, too, is shown only to those who may see it by then. [A2]
     */
    tell(tellings: readonly Telling[]): Promise<number>;
    /** Takes what another server tells or asks; gives the frame for those who are here, if it says something new. */
    hear(said: string, here: readonly Telling[]): Uint8Array | null;
    /** Notes the last word of somebody who was here, and whether it is news. A client id stays its first user's. */
    note(userId: string, state: State): boolean;
    /** Whose a client id is that is in the doc at another server. */
    ownerOf(client: number): string | undefined;
    /**
     * What to tell a client that comes back under a number which others know as gone: they would pass over all that it says.
     * A stock client takes the next number when it hears this of itself.
     */
    farewellOf(state: State): Uint8Array | null;
    /** Everybody who is at other servers; null when nobody is. */
    all(): Uint8Array | null;
    /** Those who cannot be told now will hear it when the person next says so: within 15 s. */
    private answer;
    private goneSince;
    private lasting;
}
/** The states in a frame on presence. */
export declare function statesIn(frame: Uint8Array): readonly State[];
export {};
