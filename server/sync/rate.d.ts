/** Refills steadily up to a burst; each use takes something out. */
export declare class Bucket {
    private left;
    private at;
    private readonly burst;
    private readonly perSecond;
    constructor(burst: number, perSecond: number);
    /** Takes out `amount`; false when there is not so much. */
    take(amount: number): boolean;
    /** Takes out `amount`, be it more than there is; false where nothing was left. */
    spend(amount: number): boolean;
    get isFull(): boolean;
    /** Whether `amount` is there. */
    has(amount: number): boolean;
}
