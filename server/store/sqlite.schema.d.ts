/**
 * The steps that make the tables, each applied once, in order, in a transaction. Forward only: a step that has been
 * released is never edited, a change is a new step.
 */
export declare const SQLITE_STEPS: readonly string[];
