import type { Happening, HappeningType } from "./event.ts"
import type { Letter } from "./letter.ts"
import type { Measure } from "./measure.ts"
import { opponent, type Side } from "./side.ts"
import type { Refusal } from "./verdict.ts"

/** What a happening does to the page. `longer` is held to the limits; the rest never is: shortening is always welcome. */
type Effect = "longer" | "share" | "shorter" | "none"

const EFFECT: Readonly<Record<HappeningType, Effect>> = {
  "letter-created": "none",
  "member-joined": "shorter",
  "issue-added": "longer",
  "issues-reordered": "longer",
  "issue-withdrawn": "shorter",
  proffered: "longer",
  stood: "none",
  "issue-joined": "none",
  "resolution-proposed": "none",
  "resolution-declined": "none",
  "issue-resolved": "longer",
  "joint-proposed": "none",
  "joint-accepted": "longer",
  "joint-rejected": "none",
  "statement-made": "longer",
  "call-logged": "none",
  "call-confirmed": "longer",
  "call-disputed": "none",
  "lines-released": "share",
  "visibility-set": "none",
  suggested: "none",
  "suggestion-adopted": "none",
  commented: "none",
  approved: "longer",
  "approval-revoked": "shorter",
  "approvals-voided": "shorter",
  "made-final": "none",
  filed: "none",
}

function effect(letter: Letter, { type }: Happening): Effect {
  if (type === "issue-resolved" && !letter.profile.listResolved) return "shorter"
  return EFFECT[type]
}

/** Whether the page has to be measured before these things may happen. */
export function needsMeasure(letter: Letter, happenings: readonly Happening[]): boolean {
  return happenings.some((happening) => ["longer", "share"].includes(effect(letter, happening)))
}

/** Whether the page changes in what both sides sign or in how it is signed. */
export function touchesPage(happening: Happening): boolean {
  return EFFECT[happening.type] !== "none" && EFFECT[happening.type] !== "share"
}

/**
 * Why these things would break a limit, or null. [L1, L3, L5, L6]
 *
 * @param measure The letter laid out as it would be with them.
 */
export function overLimit(letter: Letter, happenings: readonly Happening[], by: Side, measure: Measure): Refusal | null {
  const longer = happenings.some((happening) => effect(letter, happening) === "longer")
  const own = happenings.some(({ type }) => type === "proffered" || type === "statement-made" || type === "lines-released")
  return (longer ? overPage(measure) : null) ?? (own && letter.profile.share === "equal" ? overShare(by, measure) : null)
}

function overPage({ pages, words, limit, linesOver }: Measure): Refusal | null {
  if (limit.pages !== undefined && pages > limit.pages) return { code: "too-long", pages, limit: limit.pages, linesOver }
  if (limit.words !== undefined && words > limit.words) return { code: "too-many-words", words, limit: limit.words }
  return null
}

function overShare(by: Side, { lines }: Measure): Refusal | null {
  const other = Math.max(0, lines.share[opponent(by)] - lines[opponent(by)])
  return lines[by] > lines.share[by] ? { code: "over-share", lines: lines[by], share: lines.share[by], other } : null
}
