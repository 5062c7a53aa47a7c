import type { LetterEvent } from "../../shared/letter/event.ts"
import type { Vault } from "../keep/vault.ts"

/** A letter's record as this browser was sent it, where the server has it no more: it was set back to an older copy, or changed. */
export interface GoneRecord {
  readonly events: readonly LetterEvent[]
  /** The rows of the vault that it is in. */
  readonly rows: readonly number[]
}

const placeOf = (letter: string) => `${letter}/gone`

/** What is in one record and not in another, in order. Word for word: behind an old hash there may stand something else. [R3] */
export function missingFrom(have: readonly LetterEvent[], events: readonly LetterEvent[]): readonly LetterEvent[] {
  const texts = new Set(have.map((event) => JSON.stringify(event)))
  return events.filter((event) => !texts.has(JSON.stringify(event)))
}

/** The records that were put aside, oldest first. Two tabs may have put the same one aside. */
export async function goneRecords(vault: Vault, letter: string): Promise<readonly GoneRecord[]> {
  const rows = new Map<string, number[]>()
  for (const { id, bytes } of await vault.read(placeOf(letter))) {
    const text = new TextDecoder().decode(bytes)
    rows.set(text, [...(rows.get(text) ?? []), id])
  }
  return [...rows].map(([text, ids]) => ({ events: JSON.parse(text) as LetterEvent[], rows: ids }))
}

/** Puts a record aside. Resolves when it is on the disk. */
export async function putAside(vault: Vault, letter: string, events: readonly LetterEvent[]): Promise<void> {
  await vault.put(placeOf(letter), new TextEncoder().encode(JSON.stringify(events)), { isStrict: true })
}

/** Forgets a record that was put aside. */
export function letGo(vault: Vault, { rows }: GoneRecord): Promise<void> {
  return vault.remove(rows)
}
