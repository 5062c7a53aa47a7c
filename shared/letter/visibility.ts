import type { Rule } from "./rule.ts"
import { granted, refused } from "./verdict.ts"

/** Chooses who sees a side's drafts while it writes. [A2] */
export const setVisibility: Rule<"set-visibility"> = (letter, { visibility }, { side }) =>
  letter.visibility[side] === visibility
    ? refused({ code: "unchanged", what: "visibility" })
    : granted([{ type: "visibility-set", side, visibility }])
