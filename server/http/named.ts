import { createHmac, hkdfSync, randomBytes } from "node:crypto"
import type { Once } from "../store/store.ts"

const SEED = 32

/** What the ids and secrets of a new thing are drawn from. */
export type Seed = Uint8Array

/** Gives the seed of what is made at a place (a letter, or the letters) under a name, or under none. */
export type Seeds = (place: string, once: Once | undefined) => Seed

/**
 * Seeds by chance; under a name always the same for its person and place, and nobody's who lacks our secret. So what is asked for again
 * has the id that is there already: it is not made twice, and is answered as before, though no database keeps the name, or the code
 * of an invitation.
 */
export function seeds(secret: string): Seeds {
  return (place, once) =>
    once ? createHmac("sha256", secret).update(JSON.stringify(["named", place, once.userId, once.key])).digest() : randomBytes(SEED)
}

/** So many bytes for one use; those for another use tell nothing of them. */
export function drawn(seed: Seed, use: string, count: number): Buffer {
  return Buffer.from(hkdfSync("sha256", seed, "", use, count))
}

/** A name as its person's; none where none was given. */
export function onceOf(userId: string, key: string | undefined): Once | undefined {
  return key === undefined ? undefined : { userId, key }
}
