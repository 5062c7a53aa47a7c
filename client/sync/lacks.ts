import { fromBase64, toBase64 } from "lib0/buffer"
import { createDecoder, readVarUint8Array } from "lib0/decoding"
import * as Y from "yjs"
import type { LetterEvent } from "../../shared/letter/event.ts"
import { type DocName, isDocName } from "../../shared/sync/docs.ts"
import type { ApiRefusal } from "../api/answer.ts"
import { goneRecords, missingFrom } from "../api/gone.ts"
import { KeptRecord } from "../api/keptrecord.ts"
import type { RecordPart } from "../api/stream.ts"
import { get, path, post } from "../api/request.ts"
import type { Vault } from "../keep/vault.ts"
import { KeptDoc } from "./kept.ts"
import { type Heard, isQuestion } from "./requestsocket.ts"
import { isLess } from "./vector.ts"

/** Whether the server lacks something that a browser keeps of drafts. `unknown`: it does not say. */
export type Lack = "nothing" | "missing" | "unknown"

/** How many letters are asked about at once: each of their docs counts as one of the person's sockets meanwhile. */
const AT_ONCE = 4
/** From what says nothing against forgetting it to what says most. */
const RANK: readonly Lack[] = ["nothing", "unknown", "missing"]

/** An update that holds nothing. */
const NOTHING = Uint8Array.of(0, 0)

/** A doc as it is kept: how much of each client's words. */
interface KeptVector {
  readonly doc: DocName
  readonly vector: Uint8Array
}

/**
 * Whether the server lacks something of the drafts and records that a vault keeps, though it had it once: it was set back to an older copy
 * since. Of a letter that it does not show it lacks everything.
 *
 * @param places Where things lie: `LETTER/requesting`, `LETTER/record`, `LETTER/gone`.
 */
export async function serverLacks(vault: Vault, places: readonly string[]): Promise<Lack> {
  const letters = new Map<string, string[]>()
  for (const place of places) {
    const [letter, what] = place.split("/") as [string, string]
    letters.set(letter, [...(letters.get(letter) ?? []), what])
  }
  const rest = letters.entries()
  const found: Lack[] = []
  const next = async () => {
    for (const [letter, kept] of rest) found.push(await lackOf(vault, letter, kept).catch(() => "unknown" as const))
  }
  await Promise.all(Array.from({ length: AT_ONCE }, next))
  return worst(found)
}

async function lackOf(vault: Vault, letter: string, kept: readonly string[]): Promise<Lack> {
  const docs = kept.filter(isDocName)
  const gone = await goneRecords(vault, letter)
  const { events } = await new KeptRecord(vault, letter).read()
  const drafts = docs.length > 0 ? [lackOfDrafts(vault, letter, docs)] : []
  return worst(await Promise.all([...drafts, lackOfRecord(letter, events.slice(-1)), ...gone.map((each) => lackOfRecord(letter, each.events))]))
}

/**
 * Whether these events are in the server's record. Of what is kept the last one is asked about: its hash vouches for all before it. What was
 * found missing before is asked about as a whole. [R3]
 */
async function lackOfRecord(letter: string, events: readonly LetterEvent[]): Promise<Lack> {
  const [first] = events
  if (!first) return "nothing"
  const answer = await get<RecordPart>(`${path`/api/letters/${letter}/record`}?after=${first.seq - 1}`)
  if (!answer.ok) return whereRefused(answer.refusal)
  return missingFrom(answer.value.events, events).length > 0 ? "missing" : "nothing"
}

async function lackOfDrafts(vault: Vault, letter: string, names: readonly DocName[]): Promise<Lack> {
  const kept = await Promise.all(names.map((name) => vectorOf(vault, letter, name)))
  // What it answers is only what these vectors lack; its own come along with its question.
  const docs = kept.map(({ doc, vector }) => ({ doc, vector: toBase64(vector) }))
  const answer = await post<{ docs: readonly Heard[] }>(path`/api/letters/${letter}/sync`, { docs })
  if (!answer.ok) return whereRefused(answer.refusal)
  return worst(kept.map((each) => compared(each, answer.value.docs.find(({ doc }) => doc === each.doc))))
}

function whereRefused({ status }: ApiRefusal): Lack {
  return status === 404 ? "missing" : "unknown"
}

async function vectorOf(vault: Vault, letter: string, doc: DocName): Promise<KeptVector> {
  const kept = new KeptDoc({ vault, place: `${letter}/${doc}`, whole: () => new Uint8Array(), onChange: () => {} })
  const left = await kept.load()
  if (kept.state === "failing") throw new Error("what is kept cannot be read")
  return { doc, vector: Y.encodeStateVectorFromUpdate(left?.update ?? NOTHING) }
}

/** The server asks whoever may write what it lacks, and says in that how much it has. */
function compared({ vector }: KeptVector, heard: Heard | undefined): Lack {
  const asks = heard?.frames.map(fromBase64).find(isQuestion)
  if (!asks) return "unknown"
  const has = Y.decodeStateVector(readVarUint8Array(createDecoder(asks.subarray(2))))
  return isLess(has, Y.decodeStateVector(vector)) ? "missing" : "nothing"
}

function worst(lacks: readonly Lack[]): Lack {
  return RANK[Math.max(0, ...lacks.map((lack) => RANK.indexOf(lack)))]!
}
