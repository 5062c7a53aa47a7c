/** Where a piece of text stands: right behind its own client's last letter, and before the letter with this name, if any. */
interface Before {
    readonly client: number;
    readonly clock: number;
}
/** Text typed right behind what the same client typed last; nothing deleted, nothing else. Most updates are of this kind. */
export interface Keystroke {
    readonly client: number;
    readonly clock: number;
    readonly text: string;
    readonly before: Before | null;
}
/** Reads an update that says one keystroke and nothing else; null for any other, well formed or not. */
export declare function readKeystroke(update: Uint8Array): Keystroke | null;
/** The update that says a keystroke, or many of one client in a row as one. */
export declare function keystrokeUpdate({ client, clock, text, before }: Keystroke): Uint8Array;
/** Whether a keystroke goes on right where another ends, in the same place. What another has stored may lie between. */
export declare function goesOn(before: Keystroke, key: Keystroke): boolean;
/** Keystrokes in a row as one. */
export declare function together([first, ...more]: readonly [Keystroke, ...Keystroke[]]): Keystroke;
/**
 * The same updates, with keystrokes that go on where the one before ends made one: a doc with two hundred of them is loaded in half the
 * time. Yjs makes them one as well, after it has gone past each; except in a map, where no honest client writes text.
 */
export declare function joinKeystrokes(updates: readonly Uint8Array[]): readonly Uint8Array[];
/** Whether two keystrokes stand before the same letter. */
export declare function isSame(a: Keystroke["before"], b: Keystroke["before"]): boolean;
export {};
