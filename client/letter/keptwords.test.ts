import { expect, test } from "vitest"
import * as Y from "yjs"
import type { LetterEvent } from "../../shared/letter/event.ts"
import { done, MOVER, opened, OTHER } from "../../shared/letter/plays.property.ts"
import { writePart, writePosition } from "../../shared/draft/position.ts"
import { plain, unmarked } from "../../shared/text/runs.ts"
import { KeptForms } from "../keep/forms.ts"
import { MemoryVault } from "../keep/memory.testing.ts"
import { RescueBox } from "../sync/rescue.ts"
import { keptHere } from "./keptwords.ts"

const aTick = () => new Promise((resolve) => setTimeout(resolve))

/** Keeps what is written into a doc of a letter, as its page does. */
async function drafts(vault: MemoryVault, place: string, write: (doc: Y.Doc) => void): Promise<void> {
  const doc = new Y.Doc()
  write(doc)
  await vault.put(place, Y.encodeStateAsUpdate(doc), { isUnsent: true })
}

/** Keeps what is typed into a form of a letter. */
async function types(vault: MemoryVault, letter: string, place: string, words: string): Promise<void> {
  const forms = new KeptForms(vault, letter)
  forms.keep(forms.open(place), { place, value: words, words: unmarked(words) })
  await aTick()
}

/** Puts words aside, as the page of a letter does. */
function putsAside(vault: MemoryVault, letter: string, place: string, words: string): Promise<void> {
  return new RescueBox(vault, letter).add({ at: "2013-11-12T18:00:00Z", from: 1, doc: "requesting", place, runs: unmarked(words), why: "Why." })
}

/** Keeps what is typed after words that are not kept. */
async function losesPlace(vault: MemoryVault, place: string, words: string): Promise<void> {
  const doc = new Y.Doc()
  doc.getText("position/issue-1").insert(0, "Gone. ")
  doc.on("update", (update) => void vault.put(place, update, { isUnsent: true }))
  doc.getText("position/issue-1").insert(6, words)
  await aTick()
}

/** Keeps a record, or one that the server has no more. */
function records(vault: MemoryVault, place: string, events: readonly LetterEvent[]): Promise<unknown> {
  return vault.put(place, new TextEncoder().encode(JSON.stringify(events)))
}

const begun = done(opened(), { type: "add-issue", heading: unmarked("Requests") }, MOVER)
const theirs = done(begun, { type: "comment", audience: "both", runs: unmarked("Theirs.") }, OTHER)
const mine = done(theirs, { type: "comment", issue: "issue-1", audience: "both", runs: unmarked("Mine.") }, MOVER).events

/** The same, and the other side's proposal for the introduction, which was turned down with a reason. */
const turnedDown = (() => {
  const said = done(theirs, { type: "comment", issue: "issue-1", audience: "both", runs: unmarked("Mine.") }, MOVER)
  const proposed = done(said, { type: "propose-joint", part: "introduction", runs: unmarked("Theirs, too.") }, OTHER)
  return done(proposed, { type: "reject-joint", proposal: "proposal-1", words: "Too soft." }, MOVER).events
})()

const here = async (vault: MemoryVault) => (await keptHere(vault, "L1", MOVER.userId)).map(({ from, runs }) => `${from}: ${plain(runs)}`)

const RECORDED = "In the record: Remark, issue 1: Mine."

test.each<[string, (vault: MemoryVault) => Promise<unknown>, string[]]>([
  ["nothing", async () => {}, []],
  ["a draft", (vault) => drafts(vault, "L1/requesting", (doc) => writePosition(doc, "issue-1", unmarked("Mine."))), ["issue 1: Mine."]],
  ["a draft that was erased", (vault) => drafts(vault, "L1/requesting", (doc) => writePosition(doc, "issue-1", [])), []],
  ["a shared draft", (vault) => drafts(vault, "L1/joint", (doc) => writePart(doc, "heading:issue-2", unmarked("Ours."))), ["heading issue 2: Ours."]],
  ["words that were put aside", (vault) => putsAside(vault, "L1", "issue-1", "Refused."), ["Put aside: issue 1: Refused."]],
  ["words that were put aside and have no place", (vault) => putsAside(vault, "L1", "", "Refused."), ["Put aside: Refused."]],
  ["words whose neighbours are gone", (vault) => losesPlace(vault, "L1/requesting", "Alone."), ["Words that have lost their place: Alone."]],
  ["a comment that was not sent", (vault) => types(vault, "L1", "comment/both", "Said."), ["A comment: Said."]],
  ["a form in which only a choice was made", (vault) => types(vault, "L1", "invite", ""), []],
  ["a form of an older program", (vault) => types(vault, "L1", "memo", "Said."), ["Words: Said."]],
  ["those of another letter", (vault) => types(vault, "L2", "comment/both", "Said."), []],
  ["one's own words in the record, not the other side's", (vault) => records(vault, "L1/record", mine), [RECORDED]],
  ["why one turned something down, not what", (vault) => records(vault, "L1/record", turnedDown), [RECORDED, "In the record: Because: Too soft."]],
  ["a record that the server had no more", (vault) => records(vault, "L1/gone", mine).then(() => records(vault, "L1/record", theirs.events)), [RECORDED]],
])("%s", async (_, keep, expected) => {
  const vault = new MemoryVault()
  await keep(vault)
  expect(await here(vault)).toEqual(expected)
})

test("it only reads: what is kept stays kept", async () => {
  const vault = new MemoryVault()
  await drafts(vault, "L1/requesting", (doc) => writePosition(doc, "issue-1", unmarked("Mine.")))
  await types(vault, "L1", "note", "Said.")
  await putsAside(vault, "L1", "issue-1", "Refused.")
  await losesPlace(vault, "L1/responding", "Alone.")
  const before = [...vault.rows]
  await here(vault)
  expect([...vault.rows]).toEqual(before)
})

test("a browser that does not give what it keeps", async () => {
  const vault = new MemoryVault()
  await types(vault, "L1", "note", "Said.")
  vault.fault = new Error("SecurityError")
  expect(await here(vault)).toEqual([])
})
