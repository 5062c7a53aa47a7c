import * as encoding from "lib0/encoding"
import * as prng from "lib0/prng"
import type { Kind } from "./target.ts"

/** Longer inputs only cost time: what is long is tried by `growth.ts`. */
const LONGEST = 4096
/** Around which readers of bytes and of numbers of seven bits a byte decide. */
const EDGES = [0, 1, 2, 3, 4, 7, 63, 64, 116, 127, 128, 129, 132, 192, 196, 254, 255, 256, 16_383, 16_384, 2 ** 31 - 1, 2 ** 31, 2 ** 32 - 1, 2 ** 53 - 1]

type Bytes = Uint8Array
type Change = (bytes: Bytes, other: Bytes, words: readonly Bytes[], random: prng.PRNG) => Bytes

const varint = (value: number): Bytes => encoding.encode((encoder) => encoding.writeVarUint(encoder, value))
const joined = (...parts: readonly Bytes[]): Bytes => Uint8Array.from(parts.flatMap((part) => [...part])).subarray(0, LONGEST)
const place = (bytes: Bytes, random: prng.PRNG): number => prng.int32(random, 0, bytes.length)
const piece = (bytes: Bytes, random: prng.PRNG): Bytes => {
  const from = place(bytes, random)
  return bytes.subarray(from, from + prng.int32(random, 1, 32))
}
const within = (bytes: Bytes, put: Bytes, random: prng.PRNG, drop = 0): Bytes => {
  const at = place(bytes, random)
  return joined(bytes.subarray(0, at), put, bytes.subarray(at + drop))
}
const byteAt = (bytes: Bytes, random: prng.PRNG, change: (byte: number) => number): Bytes => {
  const out = Uint8Array.from(bytes)
  const at = place(bytes, random)
  if (at < out.length) out[at] = change(out[at]!)
  return out
}

const CHANGES: readonly Change[] = [
  (bytes, _, __, random) => byteAt(bytes, random, (byte) => byte ^ (1 << prng.int32(random, 0, 7))),
  (bytes, _, __, random) => byteAt(bytes, random, () => prng.int32(random, 0, 255)),
  (bytes, _, __, random) => byteAt(bytes, random, (byte) => byte + prng.int32(random, -3, 3)),
  (bytes, _, __, random) => byteAt(bytes, random, () => prng.oneOf(random, [...EDGES])),
  (bytes, _, __, random) => within(bytes, varint(prng.oneOf(random, [...EDGES])), random, prng.int32(random, 0, 2)),
  (bytes, _, __, random) => within(bytes, new Uint8Array(0), random, prng.int32(random, 1, 16)),
  (bytes, _, __, random) => within(bytes, piece(bytes, random), random),
  (bytes, _, __, random) => bytes.subarray(0, place(bytes, random)),
  (bytes, other, _, random) => within(bytes, piece(other, random), random, prng.int32(random, 0, 16)),
  (bytes, other, _, random) => joined(bytes.subarray(0, place(bytes, random)), other.subarray(place(other, random))),
  (bytes, _, words, random) => (words.length > 0 ? within(bytes, prng.oneOf(random, [...words]), random, prng.int32(random, 0, 4)) : bytes),
]

/** Bytes: flipped, set, put in, left out, doubled, cut off, crossed with another's. */
export const BYTES: Kind<Bytes> = {
  mutated(bytes, other, words, random) {
    let out = bytes
    for (let left = 1 << prng.int32(random, 0, 2); left > 0; left--) out = prng.oneOf(random, [...CHANGES])(out, other, words, random)
    return out
  },
  *smaller(bytes) {
    for (let length = bytes.length; length >= 1; length >>= 1)
      for (let at = 0; at < bytes.length; at += length) yield joined(bytes.subarray(0, at), bytes.subarray(at + length))
    for (let at = 0; at < bytes.length; at++) if (bytes[at]! > 0) yield Uint8Array.from(bytes, (byte, n) => (n === at ? byte >> 1 : byte))
  },
  shown: (bytes) => Buffer.from(bytes).toString("hex"),
}
