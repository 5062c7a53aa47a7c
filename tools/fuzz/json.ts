import * as prng from "lib0/prng"
import type { Kind } from "./target.ts"

/** A value as JSON has it. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

/** Around which rules and schemas decide. */
const EDGES: readonly Json[] = [null, true, false, 0, 1, 2, -1, 0.5, 1e15, 1e308, "", " ", "a", "\n", "\ud800", "🙂", "__proto__", "constructor", "x".repeat(5000), [], {}, [[]], { toString: null }, "0".repeat(64)]
/** Longest list that is made longer. */
const LONGEST = 60

type Holder = Record<string, Json>
type Place = readonly [Holder, string]
type Change = (at: Place, other: Json, words: readonly Json[], random: prng.PRNG) => void

/** All places of a value: the object or list that holds one, and its key. */
function places(value: Json): Place[] {
  if (typeof value !== "object" || value === null) return []
  return Object.entries(value).flatMap(([key, each]): Place[] => [[value as Holder, key], ...places(each)])
}

/** A value may hold the key `__proto__` as any other. */
function put(holder: Holder, key: string, value: Json): void {
  Object.defineProperty(holder, key, { value, writable: true, enumerable: true, configurable: true })
}

function drop(holder: Holder, key: string): void {
  if (Array.isArray(holder)) holder.splice(Number(key), 1)
  else delete holder[key]
}

const some = (value: Json, random: prng.PRNG): Json => {
  const [holder, key] = prng.oneOf(random, places({ value }))
  return structuredClone(holder[key]!)
}
/** One of the same sort from elsewhere: a text for a text, a list for a list. */
const alike = (value: Json, like: Json, random: prng.PRNG): Json => {
  const sort = (each: Json): string => (Array.isArray(each) ? "list" : typeof each)
  const found = places({ value }).filter(([holder, key]) => sort(holder[key]!) === sort(like))
  if (found.length === 0) return like
  const [holder, key] = prng.oneOf(random, found)
  return structuredClone(holder[key]!)
}
const number = (value: number, random: prng.PRNG): number => prng.oneOf(random, [value + 1, value - 1, -value, value * 2, value / 3, 1 << prng.int32(random, 0, 30)])
const text = (value: string, random: prng.PRNG): string => {
  const at = prng.int32(random, 0, value.length)
  return value.slice(0, at) + prng.oneOf(random, ["", " ", "a", "-1", "\u2028", "🙂", value]).slice(0, 200) + value.slice(at + prng.int32(random, 0, 2))
}

const CHANGES: readonly Change[] = [
  ([holder, key], other, _, random) => put(holder, key, alike(other, holder[key]!, random)),
  ([holder, key], other, _, random) => put(holder, key, alike(other, holder[key]!, random)),
  ([holder, key], other, _, random) => put(holder, key, some(other, random)),
  ([holder, key], _, words, random) => put(holder, key, structuredClone(words.length > 0 ? prng.oneOf(random, [...words]) : null)),
  ([holder, key], _, __, random) => put(holder, key, structuredClone(prng.oneOf(random, [...EDGES]))),
  ([holder, key]) => drop(holder, key),
  ([holder, key], _, __, random) => {
    const value = holder[key]!
    if (typeof value === "number") put(holder, key, number(value, random))
    else if (typeof value === "string") put(holder, key, text(value, random))
    else if (Array.isArray(value) && value.length > 1) value.push(...value.splice(prng.int32(random, 0, value.length - 1), 1))
  },
  ([holder, key], other, words, random) => {
    const value = holder[key]!
    const more = words.length > 0 && prng.bool(random) ? structuredClone(prng.oneOf(random, [...words])) : some(other, random)
    if (Array.isArray(value) && value.length < LONGEST) value.splice(prng.int32(random, 0, value.length), 0, more)
    else if (typeof value === "object" && value !== null) put(value as Holder, prng.oneOf(random, ["x", "__proto__", ...Object.keys(other ?? {})]), more)
  },
]

/** One list after another: what two people did, one after the other. */
function crossed(value: Json, other: Json, random: prng.PRNG): Json {
  if (!Array.isArray(value) || !Array.isArray(other)) return value
  return [...value.slice(0, prng.int32(random, 0, value.length)), ...structuredClone(other.slice(prng.int32(random, 0, other.length)))].slice(0, LONGEST)
}

/** Values of JSON: something else in a place, a place gone, one thing put where another was, one more key, two lists crossed. */
export const VALUES: Kind<Json> = {
  mutated(value, other, words, random) {
    const root: Holder = { value: structuredClone(value) }
    if (prng.int32(random, 0, 4) === 0) root["value"] = crossed(root["value"]!, other, random)
    for (let left = prng.int32(random, 1, 4); left > 0; left--) {
      root["value"] ??= null
      prng.oneOf(random, [...CHANGES])(prng.oneOf(random, places(root)), other, words, random)
    }
    return root["value"] ?? null
  },
  *smaller(value) {
    const count = places(value).length
    for (let at = 0; at < count; at++) {
      const copy = structuredClone(value)
      drop(...places(copy)[at]!)
      yield copy
    }
  },
  shown: (value) => JSON.stringify(value),
}
