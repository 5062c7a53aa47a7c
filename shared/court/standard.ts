import type { Note, PageStyle, Profile } from "./profile.ts"

/** Times-like 12 point, one inch, single: what most of the orders ask of a letter, and ours where one is silent. */
export const LETTER_STYLE: PageStyle = { fontSizePt: 12, marginIn: 1, spacing: 1 }
/** The same, double: how these courts want pleadings, and so joint statements, where the order itself is silent. */
export const STATEMENT_STYLE: PageStyle = { fontSizePt: 12, marginIn: 1, spacing: 2 }

/** Says that the order we read does not give the type, so ours is a choice. */
export const STYLE_NOTE: Note = {
  text: "The text we read does not give type, margins or spacing for this paper; check before filing.",
  confidence: "unverified",
}

/** What holds where a source says nothing: no demand is made up. A profile adds what its own source demands. */
export const SILENT = {
  maxSentences: null,
  citationsCount: false,
  style: LETTER_STYLE,
  share: "open",
  callsAfterExchange: 0,
  callsPerSet: 0,
  modes: ["phone", "video", "in-person"],
  listResolved: false,
  signature: "as-authorized",
  requestNeeded: false,
  scheduleNeeded: false,
  conferNeeded: true,
  contents: [],
  cites: {},
  timeZone: "America/Los_Angeles",
  notes: [],
  override: null,
} as const satisfies Partial<Profile>

/** A note that was never seen in a source: shown as such, enforced nowhere. */
export function unverified(text: string): Note {
  return { text, confidence: "unverified" }
}

/** A note whose source was read. */
export function verified(text: string): Note {
  return { text, confidence: "verified" }
}

/** A note that another source reports. */
export function secondHand(text: string): Note {
  return { text, confidence: "second-hand" }
}
