import { faultsOf, type ApiRefusal } from "../api/answer.ts"
import type { NewLetter } from "../api/letters.ts"
import type { Faults } from "../app/form.ts"
import { MAX_LINE } from "../../shared/letter/limits.ts"
import { unmarked, type Runs } from "../../shared/text/runs.ts"

/** What one fills in for a new letter. */
export type LetterDraft = {
  readonly profile: string
  readonly court: string
  readonly judge: string
  readonly caption: string
  readonly caseNumber: string
  readonly requesting: string
  readonly responding: string
  readonly mySide: string
  /** One date a line: "Fact discovery closes: September 30, 2013". */
  readonly dates: string
}

/** Nothing filled in. */
export const BLANK: LetterDraft = {
  profile: "",
  court: "",
  judge: "",
  caption: "",
  caseNumber: "",
  requesting: "",
  responding: "",
  mySide: "",
  dates: "",
}

const MISSING: Readonly<Record<Exclude<keyof LetterDraft, "dates">, string>> = {
  profile: "Choose a court or judge.",
  mySide: "Say which side you are on.",
  requesting: "Name the party that asks for the conference.",
  responding: "Name the party that responds.",
  caption: "Enter the case, such as Smith v. Jones.",
  caseNumber: "Enter the case number, such as 2:13-cv-01234-KJN.",
  court: "Enter the court the letter goes to.",
  judge: "Enter the judge the letter goes to.",
}

/** The dates in the lines one typed; a line without a colon is no date yet. */
export function datesIn(lines: string): { readonly dates: NewLetter["matter"]["dates"]; readonly unread: readonly string[] } {
  const rows = lines.split("\n").map((line) => line.trim()).filter(Boolean)
  const parsed = rows.map((row) => /^(?<label>[^:]+):\s*(?<date>.+)$/.exec(row)?.groups)
  return {
    dates: parsed.flatMap((groups) => (groups ? [{ label: groups["label"]!.trim(), date: groups["date"]!.trim() }] : [])),
    unread: rows.filter((_, index) => !parsed[index]),
  }
}

/** What is wrong with a new letter, before it is sent. */
export function draftFaults(draft: LetterDraft): Faults<LetterDraft> {
  const fields = Object.entries(MISSING).map(([name, missing]) => {
    const value = draft[name as keyof LetterDraft].trim()
    if (value === "") return [name, missing]
    return [name, value.length > MAX_LINE ? `This has ${value.length} characters; the most is ${MAX_LINE}.` : undefined]
  })
  const same = draft.requesting.trim() !== "" && draft.requesting.trim() === draft.responding.trim()
  const { unread } = datesIn(draft.dates)
  return {
    ...Object.fromEntries(fields),
    ...(same && { responding: "Both parties have the same name. Tell them apart." }),
    ...(unread.length > 0 && { dates: `Put a colon between what happens and when: “${unread[0]}”.` }),
  }
}

/** What was written in one's own words; court and judge come with the profile. */
export function draftWords({ caption, caseNumber, requesting, responding, dates }: LetterDraft): Runs {
  return unmarked([caption, caseNumber, requesting, responding, dates].filter(Boolean).join(" "))
}

/** The letter as the server takes it. */
export function letterOf(draft: LetterDraft): NewLetter {
  const { court, judge, caption, caseNumber } = draft
  return {
    profile: draft.profile,
    matter: { court, judge, caption, caseNumber, dates: datesIn(draft.dates).dates },
    sides: { requesting: { party: draft.requesting.trim() }, responding: { party: draft.responding.trim() } },
    mySide: draft.mySide === "responding" ? "responding" : "requesting",
  }
}

/** The fields that the server's faults belong to; what belongs to none stands above the button. */
export function refusedFields(refusal: ApiRefusal): Faults<LetterDraft> {
  const where: Readonly<Record<string, keyof LetterDraft>> = { "sides.requesting.party": "requesting", "sides.responding.party": "responding" }
  const faults = Object.entries(faultsOf(refusal)).map(([path, message]) => {
    const name = where[path] ?? path.replace(/^matter\.(\w+).*/, "$1")
    return [name, message] as const
  })
  return Object.fromEntries(faults.filter(([name]) => name in BLANK))
}
