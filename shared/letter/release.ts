import type { Rule } from "./rule.ts"
import { granted, refused } from "./verdict.ts"

/** Lets the other side fill lines of one's own share. Lines given add up and are not taken back. [L5] */
export const releaseLines: Rule<"release-lines"> = (letter, { lines }, { side }) =>
  letter.profile.share === "open" ? refused({ code: "not-shared" }) : granted([{ type: "lines-released", side, lines }])
