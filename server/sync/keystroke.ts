import * as decoding from "lib0/decoding"
import * as encoding from "lib0/encoding"

/** Where a piece of text stands: right behind its own client's last letter, and before the letter with this name, if any. */
interface Before {
  readonly client: number
  readonly clock: number
}

/** Text typed right behind what the same client typed last; nothing deleted, nothing else. Most updates are of this kind. */
export interface Keystroke {
  readonly client: number
  readonly clock: number
  readonly text: string
  readonly before: Before | null
}

/** In an update: a struct that holds text and names its left neighbour; and its right one as well. */
const TEXT_BEHIND = 0x84
const TEXT_BETWEEN = 0xc4

/** Reads an update that says one keystroke and nothing else; null for any other, well formed or not. */
export function readKeystroke(update: Uint8Array): Keystroke | null {
  try {
    const decoder = decoding.createDecoder(update)
    const isOne = decoding.readVarUint(decoder) === 1 && decoding.readVarUint(decoder) === 1
    if (!isOne) return null
    const [client, clock, info] = [decoding.readVarUint(decoder), decoding.readVarUint(decoder), decoding.readUint8(decoder)]
    if (info !== TEXT_BEHIND && info !== TEXT_BETWEEN) return null
    const isBehindOwn = decoding.readVarUint(decoder) === client && decoding.readVarUint(decoder) === clock - 1
    if (!isBehindOwn) return null
    const before = info === TEXT_BETWEEN ? { client: decoding.readVarUint(decoder), clock: decoding.readVarUint(decoder) } : null
    const text = decoding.readVarString(decoder)
    const isAll = decoding.readVarUint(decoder) === 0 && !decoding.hasContent(decoder)
    return isAll && text.length > 0 ? { client, clock, text, before } : null
  } catch {
    return null
  }
}

/** The update that says a keystroke, or many of one client in a row as one. */
export function keystrokeUpdate({ client, clock, text, before }: Keystroke): Uint8Array {
  return encoding.encode((encoder) => {
    for (const value of [1, 1, client, clock]) encoding.writeVarUint(encoder, value)
    encoding.writeUint8(encoder, before ? TEXT_BETWEEN : TEXT_BEHIND)
    for (const value of [client, clock - 1, ...(before ? [before.client, before.clock] : [])]) encoding.writeVarUint(encoder, value)
    encoding.writeVarString(encoder, text)
    encoding.writeVarUint(encoder, 0)
  })
}

/** Whether a keystroke goes on right where another ends, in the same place. What another has stored may lie between. */
export function goesOn(before: Keystroke, key: Keystroke): boolean {
  return before.client === key.client && before.clock + before.text.length === key.clock && isSame(before.before, key.before)
}

/** Keystrokes in a row as one. */
export function together([first, ...more]: readonly [Keystroke, ...Keystroke[]]): Keystroke {
  return more.length === 0 ? first : { ...first, text: [first, ...more].map(({ text }) => text).join("") }
}

/**
 * The same updates, with keystrokes that go on where the one before ends made one: a doc with two hundred of them is loaded in half the
 * time. Yjs makes them one as well, after it has gone past each; except in a map, where no honest client writes text.
 */
export function joinKeystrokes(updates: readonly Uint8Array[]): readonly Uint8Array[] {
  const runs: { readonly update: Uint8Array; readonly keys: Keystroke[] }[] = []
  for (const update of updates) {
    const key = readKeystroke(update)
    const last = runs.at(-1)?.keys.at(-1)
    if (key && last && goesOn(last, key)) runs.at(-1)!.keys.push(key)
    else runs.push({ update, keys: key ? [key] : [] })
  }
  return runs.map(({ update, keys: [first, ...more] }) => (first && more.length > 0 ? keystrokeUpdate(together([first, ...more])) : update))
}

/** Whether two keystrokes stand before the same letter. */
export function isSame(a: Keystroke["before"], b: Keystroke["before"]): boolean {
  return a === b || (a !== null && b !== null && a.client === b.client && a.clock === b.clock)
}
