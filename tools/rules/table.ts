import type { Command, CommandType } from "../../shared/letter/command.ts"
import { decide } from "../../shared/letter/decide.ts"
import type { HappeningType } from "../../shared/letter/event.ts"
import { explain } from "../../shared/letter/explain.ts"
import type { Letter } from "../../shared/letter/letter.ts"
import { contentHash } from "../../shared/letter/print.ts"
import { COMMAND_TYPES } from "../../shared/letter/roles.ts"
import { opponent, type Actor } from "../../shared/letter/side.ts"
import { positionOf } from "../../shared/letter/turns.ts"
import type { RefusalCode } from "../../shared/letter/verdict.ts"
import { unmarked } from "../../shared/text/runs.ts"
import { ASSOCIATE, CALL, MOVER, NOW, OTHER, plain, prepared, STATES, STRANGER, VIEWER } from "./letters.ts"

/** What a command does, in words; a new command does not compile until it is here. */
const WORDS: Record<CommandType, string> = {
  "add-issue": "raise another issue",
  "reorder-issues": "put the issues in another order",
  "withdraw-issue": "withdraw the issue",
  proffer: "put words into the letter",
  stand: "stand on one's position",
  "propose-resolution": "offer terms that settle the issue",
  "accept-resolution": "accept the terms offered",
  "decline-resolution": "decline the terms offered",
  "propose-joint": "propose joint text",
  "accept-joint": "accept the other side's joint text",
  "reject-joint": "reject the other side's joint text",
  "log-call": "log a call",
  "confirm-call": "confirm a call the other side logged",
  "dispute-call": "dispute a call the other side logged",
  "release-lines": "release lines to the other side",
  "set-visibility": "hide or show one's drafts",
  suggest: "suggest words for the other's position",
  "adopt-suggestion": "adopt the words suggested",
  comment: "remark on the letter",
  approve: "approve the letter",
  "revoke-approval": "take the approval back",
  "mark-filed": "record the filing",
}

const issue = "issue-1"

/** The command as that person would give it in that letter, with nothing wrong in it but what the state makes wrong. */
const ASK: { readonly [T in CommandType]: (letter: Letter, by: Actor) => Command } = {
  "add-issue": () => ({ type: "add-issue", heading: unmarked("Another") }),
  "reorder-issues": () => ({ type: "reorder-issues", order: ["issue-2", issue] }),
  "withdraw-issue": () => ({ type: "withdraw-issue", issue }),
  proffer: (_, by) => ({ type: "proffer", issue, runs: unmarked(`New words of ${by.side} counsel.`) }),
  stand: (letter, by) => ({ type: "stand", issue, against: positionOf(letter.issues[0]!, opponent(by.side))?.number ?? 1 }),
  "propose-resolution": () => ({ type: "propose-resolution", issue, terms: unmarked("A third.") }),
  "accept-resolution": () => ({ type: "accept-resolution", issue }),
  "decline-resolution": () => ({ type: "decline-resolution", issue }),
  "propose-joint": () => ({ type: "propose-joint", part: "introduction", runs: unmarked("They disagree on one point.") }),
  "accept-joint": () => ({ type: "accept-joint", proposal: "proposal-1" }),
  "reject-joint": () => ({ type: "reject-joint", proposal: "proposal-1" }),
  "log-call": () => CALL,
  "confirm-call": (letter) => ({ type: "confirm-call", call: letter.calls.at(-1)?.id ?? "call-1" }),
  "dispute-call": (letter) => ({ type: "dispute-call", call: letter.calls.at(-1)?.id ?? "call-1", words: "It was a voicemail." }),
  "release-lines": () => ({ type: "release-lines", lines: 1 }),
  "set-visibility": () => ({ type: "set-visibility", visibility: "private" }),
  suggest: () => ({ type: "suggest", issue, runs: unmarked("Better words.") }),
  "adopt-suggestion": () => ({ type: "adopt-suggestion", suggestion: "suggestion-1" }),
  comment: () => ({ type: "comment", runs: unmarked("A remark."), audience: "both" }),
  approve: (letter) => ({ type: "approve", hash: contentHash(letter) }),
  "revoke-approval": () => ({ type: "revoke-approval" }),
  "mark-filed": () => ({ type: "mark-filed", ecf: "ECF No. 24", at: NOW }),
}

/** Commands that answer something find it there; the others meet the letter as it is. */
const ANSWERS: readonly CommandType[] = ["accept-joint", "reject-joint", "confirm-call", "dispute-call", "adopt-suggestion"]

const COLUMNS: Readonly<Record<string, Actor>> = {
  "counsel of the side that raised it": MOVER,
  "counsel of the other side": OTHER,
}

/** One answer of the rules; of a granted command also what else it brings about. */
export interface Cell {
  readonly code: RefusalCode | "yes"
  readonly rule: string
  readonly message: string
  readonly effects: readonly string[]
}

/** What a granted command brings about beside what it says. */
const EVERYWHERE: Partial<Record<HappeningType, string>> = {
  "approvals-voided": "and it voids the approvals [S2]",
  "issue-joined": "and it joins the issue [T4]",
  "made-final": "and it makes the letter final [S3]",
}
const EFFECTS: Partial<Record<CommandType, Partial<Record<HappeningType, string>>>> = {
  "reorder-issues": { "joint-proposed": "as a proposal to the other side [A3]" },
  "propose-resolution": { "resolution-declined": "and it declines the open offer [T6]" },
}

/** What the rules say to a person's command in a state of the letter. */
export function cell(type: CommandType, state: string, by: Actor): Cell {
  const moves = STATES[state]!
  const bare = ANSWERS.includes(type) ? prepared(moves, by) : plain(moves)
  const letter = type === "reorder-issues" ? withSecondIssue(bare) : bare
  const verdict = decide(letter, ASK[type](letter, by), by, null, NOW)
  if (verdict.ok) {
    const effects = verdict.happenings.flatMap(({ type: happening }) => EFFECTS[type]?.[happening] ?? EVERYWHERE[happening] ?? [])
    return { code: "yes", rule: "", message: "", effects }
  }
  return { code: verdict.refusal.code, ...explain(verdict.refusal, letter), effects: [] }
}

/** An order needs two issues; the second one is the moving side's, and nothing has been said on it. */
function withSecondIssue(letter: Letter): Letter {
  const first = letter.issues[0]!
  const second = {
    ...first,
    id: "issue-2",
    revisions: [],
    stands: { requesting: null, responding: null },
    offer: null,
    ending: null,
  }
  return { ...letter, issues: [first, second] }
}

/** The whole page. */
export function rulesTable(): string {
  const legend = new Map<string, Cell>()
  const sections = COMMAND_TYPES.map((type) => section(type, legend))
  return [HEAD, ...sections, others(), meanings(legend)].join("\n\n") + "\n"
}

function section(type: CommandType, legend: Map<string, Cell>): string {
  const people = Object.entries(COLUMNS)
  const rows = Object.keys(STATES).map((state) => {
    const cells = people.map(([, by]) => cell(type, state, by))
    for (const each of cells) if (each.code !== "yes" && !legend.has(key(each))) legend.set(key(each), each)
    return `| ${state} | ${cells.map(shown).join(" | ")} |`
  })
  const head = `| the issue, or the letter, is | ${people.map(([name]) => name).join(" | ")} |`
  return [`## To ${WORDS[type]} (\`${type}\`)`, "", head, "|---|---|---|", ...rows].join("\n")
}

const key = ({ code, rule }: Cell) => `${code} ${rule}`

function shown({ code, rule, effects }: Cell): string {
  return code === "yes" ? ["**yes**", ...effects].join(", ") : `no: ${code} [${rule}]`
}

/** The people whose role decides, whatever the state. */
function others(): string {
  const people = {
    "an associate of a side": ASSOCIATE,
    "a viewer of a side": VIEWER,
    "somebody without a part in the letter": STRANGER,
  }
  const answers = (type: CommandType) => Object.values(people).map((by) => everywhere(type, by))
  const rows = COMMAND_TYPES.map((type) => `| ${WORDS[type]} (\`${type}\`) | ${answers(type).join(" | ")} |`)
  return [
    "## Everybody else",
    "",
    "An associate's *as counsel* means: as in the tables above for counsel of that side. A filed letter refuses them all [S5].",
    "",
    `| to | ${Object.keys(people).join(" | ")} |`,
    "|---|---|---|---|",
    ...rows,
  ].join("\n")
}

function everywhere(type: CommandType, by: Actor): string {
  const open = Object.keys(STATES).filter((state) => state !== "filed")
  const refusals = new Set(open.map((state) => cell(type, state, by)).map(({ code, rule }) => `${code} [${rule}]`))
  const always = [...refusals].filter((each) => /^(role-may-not|not-yours) \[A1\]/.test(each))
  return refusals.size === 1 && always[0] ? `no: ${always[0]}` : "as counsel"
}

function meanings(legend: ReadonlyMap<string, Cell>): string {
  const rows = [...legend.values()].sort((a, b) => key(a).localeCompare(key(b), "en"))
  const lines = rows.map(({ code, rule, message }) => `| ${code} | ${rule} | ${message.replaceAll("|", "\\|")} |`)
  return [
    "## What each no says",
    "",
    "As it was said where it first occurs above; the names and figures are those of the example.",
    "",
    "| refusal | rule | the person reads |",
    "|---|---|---|",
    ...lines,
  ].join("\n")
}

const HEAD = `# Who may do what, and when

Made by \`npm run docs:rules\`: every answer on this page was given by the rules themselves (\`shared/letter\`), asked about an example
letter in each state. The rules in words, with their numbers, are in \`shared/letter/SPEC.md\`.

The example: one issue, raised by the requesting side; the profile is the order of 12 November 2013. Limits of length are left
out: a command that would break one is refused whatever the table says [L1–L6]. A command that answers something
(a proposal, a call, a suggestion) finds one that the other side has put there, where the other side still could.`
