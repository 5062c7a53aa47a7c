import * as Y from "yjs"
import { opponent } from "../../shared/letter/side.ts"
import type { DocName } from "../../shared/sync/docs.ts"
import { verify } from "../../shared/record/verify.ts"
import type { Draft } from "../../e2e/client.ts"
import type { Desk } from "./desk.ts"
import type { Kept } from "./disk.ts"

/**
 * What a crash has cost, in words; nothing where all that anybody else saw and all that was acknowledged is on the disk, once.
 *
 * @param phone Another window on the joint draft, in which nobody writes: what it shows, others have seen.
 */
export function losses(kept: Kept, desks: readonly Desk[], phone: Draft): string[] {
  return [...draftLosses(kept, desks, phone), ...recordLosses(kept, desks), ...asideLosses(kept, desks)]
}

function draftLosses({ docs }: Kept, desks: readonly Desk[], phone: Draft): string[] {
  const snapshots = new Map<DocName, Y.Snapshot>()
  const has = (doc: DocName, update: Uint8Array): boolean => {
    const snapshot = snapshots.get(doc) ?? Y.snapshot(docs[doc])
    snapshots.set(doc, snapshot)
    return Y.snapshotContainsUpdate(snapshot, update)
  }
  const seen = [...desks.map((desk) => ({ doc: opponent(desk.side) as DocName, of: desk.watched })), { doc: "joint" as DocName, of: phone }]
  return [
    ...seen.filter(({ doc, of }) => !has(doc, Y.encodeStateAsUpdate(of.doc))).map(({ doc }) => `another has seen words of ${doc} that are gone`),
    ...desks.flatMap((desk) => desk.takeAcknowledged().filter(({ doc, update }) => !has(doc, update)).map(({ doc }) => `acknowledged words of ${doc} are gone`)),
  ]
}

function recordLosses({ events }: Kept, desks: readonly Desk[]): string[] {
  const finding = verify(events)
  const known = desks.flatMap(({ heard, given }) => [...heard, ...given.flatMap(({ answer }) => answer?.events ?? [])])
  const gone = known.filter(({ seq, hash }) => events[seq - 1]?.hash !== hash)
  const texts = JSON.stringify(events)
  const doubled = desks.flatMap(({ given }) => given).filter(({ words, isAside }) => occurrences(texts, words) > (isAside ? 0 : 1))
  return [
    ...(finding.ok ? [] : [`the record is broken at ${finding.seq}: ${finding.reason}`]),
    ...gone.map(({ seq, type }) => `event ${seq} (${type}) was seen or acknowledged and is gone`),
    ...doubled.map(({ words }) => `in the record too often: ${words}`),
  ]
}

function asideLosses({ asides }: Kept, desks: readonly Desk[]): string[] {
  const texts = asides.join("\n")
  const given = desks.flatMap((desk) => desk.given).filter(({ isAside }) => isAside)
  return given.flatMap(({ words, answer }) => {
    const count = occurrences(texts, words)
    return count > 1 || (answer?.status === 200 && count === 0) ? [`a side's remark is there ${count} times: ${words}`] : []
  })
}

function occurrences(text: string, words: string): number {
  return text.split(words).length - 1
}
