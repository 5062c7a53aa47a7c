/** What each person may have the server do. Sizes and rates of single frames are bounded before, by `socket.ts`. */
export declare class Allowances {
    private readonly people;
    /** Whether a person may connect now; counts nothing. */
    admits(userId: string): boolean;
    /** Notes that a person is at the door, before more is looked up for it; false where it has to wait. */
    knocks(userId: string): boolean;
    /** Notes an update that was refused. */
    refused(userId: string): void;
    /** Notes what was done for a person, be it more than is left; false where nothing was left before. */
    spends(userId: string, effort: number): boolean;
    /** How many people are remembered. */
    get size(): number;
    /** Forgets those who have everything left. */
    tidy(): void;
    private of;
}
