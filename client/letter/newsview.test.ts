import { expect, test } from "vitest"
import type { Happening } from "../../shared/letter/event.ts"
import { seal } from "../../shared/record/chain.ts"
import { newsOf } from "./newsview.ts"
import { DANIEL, played } from "./played.ts"

const letter = played(["R + Pumps", "R + E-mail"])
const said = (happening: Happening) =>
  newsOf(letter, seal([happening], DANIEL, "2013-08-06T09:30:00.000Z", letter.seq, letter.head)[0]!)

const NEWS: readonly (readonly [Happening, string | null])[] = [
  [
    {
      type: "proffered",
      issue: "issue-2",
      side: "responding",
      revision: 1,
      round: 1,
      runs: [],
      sha256: "",
      sentences: { counted: 1 },
    },
    "Sutter Pump put revision 1 on issue 2 into the letter.",
  ],
  [
    { type: "joint-proposed", proposal: "proposal-1", part: "introduction", runs: [] },
    "Sutter Pump proposes a change of the joint text.",
  ],
  [{ type: "visibility-set", side: "responding", visibility: "private" }, "Sutter Pump drafts in private now."],
  [{ type: "member-joined", role: "associate" }, "Daniel Okafor joined for Sutter Pump."],
  [{ type: "issue-joined", issue: "issue-1", pair: { requesting: 1, responding: 1 } }, "Issue 1 is joined."],
  [{ type: "approved", side: "responding", content: "" }, "Sutter Pump approved the letter."],
  [{ type: "approval-revoked", side: "responding" }, "Sutter Pump took its approval back."],
  [
    { type: "approvals-voided", sides: ["requesting"], content: "" },
    "The letter changed: an approval no longer counts.",
  ],
  [
    { type: "approvals-voided", sides: ["requesting", "responding"], content: "" },
    "The letter changed: the approvals no longer count.",
  ],
  [{ type: "call-disputed", call: "call-1", words: "No." }, "Sutter Pump disputes a call."],
  [{ type: "resolution-proposed", issue: "issue-2", terms: [] }, "Sutter Pump offers terms to settle issue 2."],
  [{ type: "issue-resolved", issue: "issue-2", terms: [] }, "Sutter Pump accepted the terms: an issue is resolved."],
  [{ type: "made-final", content: "" }, "The letter is final."],
  [{ type: "filed", ecf: "24", filedAt: "2013-08-06T09:30:00.000Z" }, "The letter was filed as ECF No. 24."],
  [{ type: "lines-released", side: "responding", lines: 3 }, null],
]

for (const [happening, words] of NEWS) test(`${happening.type}: ${words}`, () => expect(said(happening)).toBe(words))
