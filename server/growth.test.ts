import { expect, test } from "vitest"
import * as Y from "yjs"
import { readFragment } from "../shared/draft/position.ts"
import { partOf } from "../shared/letter/joint.ts"
import { legible } from "../shared/record/print.ts"
import { isRootOf } from "../shared/sync/docs.ts"
import { wordDiff } from "../shared/text/diff.ts"
import { mended, unprintable } from "../shared/text/printable.ts"
import { normal, slice, trimmed, unmarked } from "../shared/text/runs.ts"
import { growth, LINEAR } from "../tools/growth.ts"
import { check } from "../tools/verify.ts"
import { loggable } from "./auth/accounts.ts"
import { fieldsOf } from "./auth/fields.ts"
import { nameFault } from "./auth/name.ts"
import { sealedCode } from "./http/invitation.ts"
import { acceptSchema, commandSchema, inviteSchema, measureSchema, newLetterSchema } from "./http/schemas.ts"
import { oneLine } from "./notify/mail.ts"
import { askFrame, parseFrame, presenceFrame } from "./sync/frames.ts"

/** Whatever takes words from outside. None may cost the square of what it is given: that is how one request stops a server. */
const PARSERS: Record<string, (text: string) => unknown> = {
  "characters that cannot be printed": unprintable,
  "mending what is pasted": mended,
  "the printed record's characters": legible,
  "the comparison with another text": (text) => wordDiff(unmarked(text), unmarked("Quite another text, of some words.")),
  "the comparison with the same text, backwards": (text) => wordDiff(unmarked(text), unmarked([...text].reverse().join(""))),
  "the normal form of runs": (text) => normal([...text].map((each, n) => ({ text: each, bold: n % 3 === 0 }))),
  "a stretch of runs": (text) => slice([{ text }, { text, bold: true }], 5, text.length + 5),
  "runs without white space at the ends": (text) => trimmed([{ text }]),
  "the parts of the joint text": partOf,
  "the roots of a doc": (text) => [isRootOf("joint", text), isRootOf("requesting", `position/${text}`), isRootOf("joint", `part/heading:${text}`)],
  "a draft": (text) => readFragment(fragmentOf(text)),
  "a command's runs": (text) => commandSchema.safeParse({ type: "proffer", issue: "issue-1", runs: [{ text }] }),
  "a command's id": (text) => commandSchema.safeParse({ type: "stand", issue: text, against: 1 }),
  "a command's hash": (text) => commandSchema.safeParse({ type: "approve", hash: text }),
  "a time": (text) => commandSchema.safeParse({ type: "mark-filed", ecf: "41", at: text }),
  "a time with a fraction": (text) => commandSchema.safeParse({ type: "mark-filed", ecf: "41", at: `2026-01-02T03:04:05.${text}` }),
  "a line": (text) => commandSchema.safeParse({ type: "mark-filed", ecf: text, at: "2026-01-02" }),
  "a new letter": (text) => newLetterSchema.safeParse({ profile: text, matter: { court: text, judge: text, caption: text, caseNumber: text }, sides: { requesting: { party: text } }, mySide: text }),
  "a measure": (text) => measureSchema.safeParse({ issue: text, runs: [...text].map((each) => ({ text: each })) }),
  "an e-mail address": (text) => inviteSchema.safeParse({ side: "requesting", role: "viewer", email: text }),
  "an e-mail address, after its @": (text) => inviteSchema.safeParse({ side: "requesting", role: "viewer", email: `a@${text}` }),
  "an e-mail address, before its @": (text) => inviteSchema.safeParse({ side: "requesting", role: "viewer", email: `${text}@b.test` }),
  "a code": (text) => [acceptSchema.safeParse({ code: text }), sealedCode("token", text)],
  "an account's fields": (text) => fieldsOf("/sign-in/email", { email: text, password: text }),
  "a name": nameFault,
  "a message for the log": loggable,
  "a subject": oneLine,
  "a frame": (text) => [parseFrame(Buffer.from(text)), parseFrame(presenceFrame(Buffer.from(text))), parseFrame(askFrame(Buffer.from(text)))],
  "a record to verify": (text) => [check(text, undefined), check(JSON.stringify({ events: [{ seq: 1, hash: text, type: text }], head: text }), text)],
}

/** Texts that make a careless pattern try again and again. */
const UNITS = ["a", ".", " ", "\t", "a.", "a ", " .", "-", "@", "a@", ".@", "é́", "\u0301", "'", "a'", "(", "1. A", "\n", "\u2028", "9", "[", '{"a":', "%", "/", "\ud800", "🙂", ":", "issue 1"]

function fragmentOf(text: string): Y.XmlFragment {
  const root = new Y.Doc().getXmlFragment("position/issue-1")
  root.insert(0, [new Y.XmlText(text)])
  return root
}

test.each(Object.entries(PARSERS))("the cost of %s grows with its length alone", (name, parse) => {
  for (const unit of UNITS) expect(growth(parse, unit), `${name}: ${JSON.stringify(unit)}`).toBeLessThan(LINEAR)
}, 120_000)

test("the measure itself sees a square", () => {
  const careless = (text: string): unknown => text.replace(/\S+@\S+/g, "(address)")
  expect(growth(careless, "a")).toBeGreaterThan(LINEAR)
})
