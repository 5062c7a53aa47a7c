import type { Mode } from "../../shared/court/profile.ts"
import type { CommandOf } from "../../shared/letter/command.ts"
import type { Letter } from "../../shared/letter/letter.ts"
import { CLOCK_DRIFT, MAX_MINUTES } from "../../shared/letter/limits.ts"
import { SIDES, type Actor, type Side } from "../../shared/letter/side.ts"
import { inDispute } from "../../shared/letter/turns.ts"
import { unmarked, type Runs } from "../../shared/text/runs.ts"

const MINUTE = 60_000

/** A call as it is being written down. */
export interface CallDraft {
  /** As the browser's own field has it: "2013-08-06T10:00", by the clock of this desk. */
  readonly at: string
  readonly minutes: string
  readonly mode: Mode
  /** Those on the call who have a part in the letter. */
  readonly people: Readonly<Record<Side, readonly string[]>>
  /** Others who were on it, as typed. */
  readonly others: Readonly<Record<Side, string>>
  readonly issues: readonly string[]
  readonly sets: string
  readonly impasse: boolean
  readonly words: string
}

/** What is wrong with each part, in words. */
export type CallFaults = Readonly<Partial<Record<"at" | "minutes" | "issues" | Side, string>>>

/** A moment for the browser's own date field, to the minute, by the clock of this desk. */
export function deskMinute(ms: number): string {
  const local = new Date(ms - new Date(ms).getTimezoneOffset() * MINUTE)
  return local.toISOString().slice(0, 16)
}

/** What belongs to the name before it rather than being one. */
const SUFFIX = /^(?:Esq|Jr|Sr|II|III|IV|Ph\.?D|M\.?D|LL\.?M)\.?$/i

/** Names out of a line: "Ann Lee, Esq., Bob Roe; Cy Doe" are three people. */
export function names(line: string): readonly string[] {
  const parts = line.split(/[,;\n]/).map((part) => part.trim().replaceAll(/\s+/g, " "))
  return parts.filter(Boolean).reduce<readonly string[]>((found, part) => {
    const before = found.at(-1)
    return before && SUFFIX.test(part) ? [...found.slice(0, -1), `${before}, ${part}`] : [...found, part]
  }, [])
}

/** Sets out of a line: "First Set; Notice of Aug. 1". Commas stay: titles have them. */
const setsIn = (line: string) => line.split(/[;\n]/).map((set) => set.trim()).filter(Boolean)

/** A call to begin with: half an hour that has just ended, between me and whoever is first on the other side, about all that is open. */
export function emptyCall(letter: Letter, me: Actor, now: number): CallDraft {
  const first = letter.members.find(({ side, role }) => side !== me.side && role === "counsel")
  const on = (side: Side) => (side === me.side ? [me.name] : first ? [first.name] : [])
  const open = letter.issues.filter(inDispute)
  return {
    at: deskMinute(now - 30 * MINUTE),
    minutes: "30",
    mode: letter.profile.modes[0] ?? "phone",
    people: { requesting: on("requesting"), responding: on("responding") },
    others: { requesting: "", responding: "" },
    issues: open.length === 1 ? [open[0]!.id] : [],
    sets: "",
    impasse: false,
    words: "",
  }
}

/** Everybody of a side who was on the call. */
export function peopleOf(draft: CallDraft, side: Side): readonly string[] {
  return [...new Set([...draft.people[side], ...names(draft.others[side])])]
}

/** What was written in one's own words, apart from what is ticked and chosen. */
export function callWords({ others, sets, words }: CallDraft): Runs {
  return unmarked([...SIDES.map((side) => others[side]), sets, words].filter(Boolean).join(" "))
}

/** What is wrong before anything is sent; empty for a call that can be logged. The rules say the same. [C1] */
export function callFaults(draft: CallDraft, letter: Letter, now: number): CallFaults {
  const at = Date.parse(draft.at)
  const minutes = Number(draft.minutes)
  const isWhole = Number.isInteger(minutes) && minutes >= 1 && minutes <= MAX_MINUTES
  return {
    ...(Number.isNaN(at) && { at: "Say when the call began." }),
    ...(at > now + CLOCK_DRIFT && { at: "This lies in the future. A call is logged once it has begun." }),
    ...(!isWhole && { minutes: "Give whole minutes, at least one." }),
    ...(draft.issues.length + setsIn(draft.sets).length === 0 && { issues: "Say what you spoke about." }),
    ...Object.fromEntries(
      SIDES.filter((side) => peopleOf(draft, side).length === 0).map((side) => [
        side,
        `Say who was on the call for ${letter.sides[side].party}.`,
      ]),
    ),
  }
}

/** The call as it is logged. */
export function callCommand(draft: CallDraft): CommandOf<"log-call"> {
  const sets = setsIn(draft.sets)
  const words = draft.words.trim().replaceAll(/\s+/g, " ")
  return {
    type: "log-call",
    at: new Date(draft.at).toISOString(),
    minutes: Number(draft.minutes),
    mode: draft.mode,
    participants: { requesting: peopleOf(draft, "requesting"), responding: peopleOf(draft, "responding") },
    issues: draft.issues,
    ...(sets.length > 0 && { sets }),
    ...(draft.impasse && { impasse: true }),
    ...(words && { words }),
  }
}
