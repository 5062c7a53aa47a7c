import { sha256 } from "@noble/hashes/sha2.js"
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js"
import canonicalize from "canonicalize"
import type { Happening, LetterEvent } from "../letter/event.ts"
import type { Actor } from "../letter/side.ts"

/** `prev` of the first event. */
export const GENESIS = "0".repeat(64)

/** SHA-256 in hex of the RFC 8785 canonical JSON of a value. */
export function hashOf(value: unknown): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalize(value) ?? "null")))
}

/** Gives happenings their place in the record after the event with number `seq` and hash `head`. [R1] */
export function seal(happenings: readonly Happening[], by: Actor, at: string, seq: number, head: string): LetterEvent[] {
  const actor = { userId: by.userId, name: by.name, side: by.side }
  const events: LetterEvent[] = []
  let prev = head
  for (const happening of happenings) {
    const open = { ...happening, seq: ++seq, at, actor, prev }
    const event = { ...open, hash: hashOf(open) } as LetterEvent
    events.push(event)
    prev = event.hash
  }
  return events
}
