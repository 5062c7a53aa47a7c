import type { Confidence, Mode, Profile } from "../../shared/court/profile.ts"

/** One demand of a court, as a person reads it. */
export interface Demand {
  readonly term: string
  readonly text: string
}

/** What each confidence means, for somebody about to rely on it. */
export const CONFIDENCE: Readonly<Record<Confidence, { readonly label: string; readonly text: string }>> = {
  verified: { label: "Read at the source", text: "We read the text itself, as of the date given. Orders change: check yours." },
  "second-hand": { label: "Second-hand", text: "Another source quotes it; we have not seen the court’s own text. Check it." },
  unverified: { label: "Unverified", text: "Nobody saw this in a source. Check it before you rely on it." },
}

const MODE: Readonly<Record<Mode, string>> = { phone: "telephone", video: "video", "in-person": "in person" }

const count = (number: number, one: string, many = `${one}s`) => `${number.toLocaleString("en-US")} ${number === 1 ? one : many}`

const list = (words: readonly string[], last: string) =>
  words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} ${last} ${words.at(-1)}`

/** The demands of a profile in the order in which two people writing a letter meet them. What the court leaves open is left out. */
export function demandsOf(profile: Profile): readonly Demand[] {
  return [
    { term: "Length", text: lengthOf(profile) },
    { term: "Each position", text: positionOf(profile) },
    { term: "Calls", text: callsOf(profile) },
    { term: "The letter shows", text: shownOf(profile) },
    { term: "Page", text: pageOf(profile) },
    { term: "Space", text: profile.share === "equal" ? "Half of what the joint text leaves is each side’s" : "" },
    { term: "Signatures", text: profile.signature === "attestation" ? "With an attestation that each signer concurs" : "/s/, as authorized, with the date" },
  ].filter(({ text }) => text !== "")
}

function lengthOf({ limit: { pages, words, wordsForSeveral } }: Profile): string {
  const several = wordsForSeveral === undefined ? "" : ` for one issue, ${wordsForSeveral.toLocaleString("en-US")} for several`
  const parts = [pages === undefined ? "" : count(pages, "page"), words === undefined ? "" : `${count(words, "word")}${several}`]
  return `At most ${list(parts.filter(Boolean), "and")}`
}

function positionOf({ maxSentences, citationsCount, contents }: Profile): string {
  const sentences =
    maxSentences === null ? "" : `At most ${count(maxSentences, "sentence")}, citations ${citationsCount ? "counted" : "not counted"}`
  const states = contents.length === 0 ? "" : `states ${list(contents, "and")}`
  return capital([sentences, states].filter(Boolean).join("; "))
}

function callsOf({ callsAfterExchange, callsPerSet, modes }: Profile): string {
  const needs = [
    callsAfterExchange > 0 ? `${count(callsAfterExchange, "call")} after the exchange` : "",
    callsPerSet > 0 ? `${callsPerSet} about each set of requests` : "",
  ].filter(Boolean)
  const ways = list(modes.map((mode) => MODE[mode]), "or")
  return capital(needs.length > 0 ? `${list(needs, "and")}; by ${ways}` : `What counts as a call: ${ways}`)
}

function shownOf({ requestNeeded, scheduleNeeded, conferNeeded, listResolved }: Profile): string {
  const shown = [
    conferNeeded && "when and how the sides conferred",
    requestNeeded && "each request in full",
    scheduleNeeded && "the schedule of the case",
    listResolved && "what was agreed",
  ]
  return capital(list(shown.filter((part) => part !== false), "and"))
}

function pageOf({ style: { fontSizePt, marginIn, spacing } }: Profile): string {
  const lines = { 1: "single", 1.5: "one and a half", 2: "double" }[spacing]
  return `${fontSizePt} point, ${marginIn}-inch margins, ${lines} spaced`
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** What a profile is called in a list: the judge, or the whole district, and the year where two differ by it. */
export function profileName({ judge, court, source }: Profile): string {
  const year = source.asOf ? ` (${source.asOf.slice(0, 4)})` : ""
  return `${judge ?? `Whole district, ${court.split(", ").at(-1)}`}${year}`
}

/** Profiles by court, in the order given. */
export function byCourt(profiles: readonly Profile[]): readonly (readonly [court: string, profiles: readonly Profile[]])[] {
  const courts = new Map<string, Profile[]>()
  for (const profile of profiles) courts.set(profile.court, [...(courts.get(profile.court) ?? []), profile])
  return [...courts]
}
