import type { Sink } from "./features.ts"
import { SCALE, WEIGHTS } from "./weights.ts"

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"

/** Base64 to signed bytes. Written out, because neither `atob` nor `Buffer` is in every place that counts sentences. */
export function signedBytes(padded: string): Int8Array {
  const base64 = padded.replace(/=+$/, "")
  const bytes = new Int8Array(Math.floor(base64.length * 3 / 4))
  for (let i = 0, bits = 0, held = 0, at = 0; i < base64.length; i++) {
    held = (held << 6 | ALPHABET.indexOf(base64[i]!)) & 0xffff
    bits += 6
    if (bits >= 8) { bits -= 8; bytes[at++] = held >> bits }
  }
  return bytes
}

const weights = signedBytes(WEIGHTS)
/** Number of weights, a power of two; a feature falls into one by its low bits. */
const MASK = weights.length - 1

/** Log-odds that a sentence ends, from the features that `features` wrote. */
export function score({ ids, count }: Sink): number {
  let sum = 0
  for (let i = 0; i < count; i++) sum += weights[ids[i]! & MASK]!
  return sum * SCALE
}
