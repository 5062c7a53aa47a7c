import * as Y from "yjs"
import { DOC_NAMES, type DocName } from "../../shared/sync/docs.ts"
import { type Runs, unmarked } from "../../shared/text/runs.ts"
import { EMPTY } from "../api/fold.ts"
import { goneRecords } from "../api/gone.ts"
import { KeptRecord } from "../api/keptrecord.ts"
import { formsOf, hasWords } from "../keep/forms.ts"
import type { Vault } from "../keep/vault.ts"
import { KeptDoc } from "../sync/kept.ts"
import { rescuedOf } from "../sync/rescue.ts"
import { placeName, textsOf } from "../sync/texts.ts"
import { formName } from "./unsentview.ts"

/** Words kept in this browser, and what they were written for: "issue 1", "A comment", "Put aside: issue 1". */
export interface KeptWords {
  readonly from: string
  readonly runs: Runs
}

/**
 * Everything of a person's own words on a letter that this browser keeps: drafts first, then what was put aside, then forms that
 * were not sent, then what is in the record. Nothing where the browser does not give it. Only reads.
 */
export async function keptHere(vault: Vault, letter: string, userId: string): Promise<readonly KeptWords[]> {
  const drafts = await Promise.all(DOC_NAMES.map((name) => drafted(vault, letter, name)))
  const rescued = await rescuedOf(vault, letter).catch(() => [])
  const forms = await formsOf(vault, letter).catch(() => [])
  return [
    ...drafts.flat(),
    ...rescued.map(({ place, runs }) => ({ from: place ? `Put aside: ${placeName(place)}` : "Put aside", runs })),
    ...forms.filter(hasWords).map(({ place, words }) => ({ from: formName(place), runs: words })),
    ...(await recorded(vault, letter, userId).catch(() => [])),
  ]
}

/** What the person has put into the record, as far as this browser has seen it; not what they took up or turned down of another's. */
async function recorded(vault: Vault, letter: string, userId: string): Promise<readonly KeptWords[]> {
  const gone = await goneRecords(vault, letter).catch(() => [])
  const records = [...gone, await new KeptRecord(vault, letter).read().catch(() => EMPTY)]
  // Loaded only now: there is hardly ever anything to tell.
  const { chronology } = await import("../../shared/record/chronology.ts")
  const entries = new Map(records.flatMap(({ events }) => chronology(events)).map((entry) => [entry.event.hash, entry]))
  const mine = [...entries.values()].filter(({ event }) => event.actor.userId === userId)
  return mine.flatMap(({ quoted, issues }) => {
    const own = quoted.filter(({ label }) => !OTHERS.has(label))
    return own.map(({ label, runs }) => ({ from: `In the record: ${[label, ...issues.map(placeName)].join(", ")}`, runs }))
  })
}

/** What an event quotes of another one. */
const OTHERS: ReadonlySet<string> = new Set(["Accepted words", "Rejected words"])

async function drafted(vault: Vault, letter: string, name: DocName): Promise<readonly KeptWords[]> {
  const doc = new Y.Doc()
  const kept = new KeptDoc({ vault, place: `${letter}/${name}`, whole: () => Y.encodeStateAsUpdate(doc), onChange: () => {} })
  const left = await kept.load()
  if (left) Y.applyUpdate(doc, left.update)
  const texts = Object.entries(textsOf(doc, name)).map(([place, runs]) => ({ from: placeName(place), runs }))
  return left?.loose.trim() ? [...texts, { from: "Words that have lost their place", runs: unmarked(left.loose) }] : texts
}
