import { fingerprint } from "../record/fingerprint.ts"
import type { Letter } from "./letter.ts"
import type { Side } from "./side.ts"
import { capital, count, docket, issueName, MODE_WORDS, partName, party, QUOTE_IT, sayFinding } from "./speech.ts"
import { unreachable } from "./unreachable.ts"
import type { Owned, Refusal } from "./verdict.ts"

/** A refusal in plain words: which rule, what, why, what to do now, and where the rule comes from. [H1] */
export interface Explanation {
  readonly rule: string
  readonly message: string
  /** The order or rule of court behind it; null where it is the product's own. */
  readonly source: string | null
}

/** Says a refusal to a person. With the letter it uses the parties' names and the issues' headings. */
export function explain(refusal: Refusal, letter: Letter | null): Explanation {
  const [rule, ...sentences] = words(refusal, letter)
  return { rule, message: capital(sentences.filter(Boolean).join(" ")), source: sourceOf(rule, letter) }
}

function sourceOf(rule: string, letter: Letter | null): string | null {
  if (!letter) return null
  const { cites, source, override } = letter.profile
  const cite = cites[rule]
  if (cite === undefined) return null
  return override && cite === override.cite ? cite : `${source.title}, ${cite}`
}

/** The rule's number, then what, why, and what to do now. */
type Words = readonly [rule: string, ...sentences: string[]]

function words(refusal: Refusal, letter: Letter | null): Words {
  switch (refusal.code) {
    case "already-filed":
      return [
        "S5",
        `This letter was filed as ${docket(refusal.ecf)} and is closed.`,
        "Nothing can be changed any more; its record can still be read and exported.",
      ]
    case "not-yours":
      return notYours(refusal.owner, refusal.what, letter)
    case "role-may-not":
      return ["A1", ...roleMayNot(refusal.role)]
    case "unknown-issue":
      return ["R2", `The letter has no issue “${refusal.issue}”.`, "Load the letter again and choose one of its issues."]
    case "unknown":
      return ["R2", `The letter has no ${refusal.what} “${refusal.id}”.`, "Load it again and choose one that is there."]
    case "issue-ended":
      return [
        "T6",
        `${issueName(letter, refusal.issue)} was ${refusal.how} and is no longer in the dispute.`,
        "To bring it back, raise it as a new issue.",
      ]
    case "not-your-turn":
      return notYourTurn(refusal.last, party(letter, refusal.holder))
    case "nothing-to-say":
      return [
        NOTHING_RULE[refusal.what] ?? "T8",
        `The ${refusal.what} is empty: there is nothing to read.`,
        "Write it, then send it again.",
      ]
    case "unchanged":
      return unchanged(refusal.what)
    case "too-long":
      return tooLong(refusal)
    case "too-many-words":
      return [
        "L6",
        `With this the letter would have ${count(refusal.words, "word")}; at most ${refusal.limit} are allowed.`,
        `Take out ${count(refusal.words - refusal.limit, "word")} or more.`,
      ]
    case "over-share":
      return overShare(refusal)
    case "too-many-sentences":
      return [
        "L2",
        `This position has ${count(refusal.sentences, "sentence")}; at most ${refusal.limit} are allowed.`,
        "Shorten it, or, if the count is wrong, state your own: the other side will see both numbers.",
      ]
    case "too-many-issues":
      return [
        "L1",
        `A letter holds at most ${refusal.limit} issues.`,
        "Settle some, write together what belongs together, or start another letter.",
      ]
    case "not-exchanged":
      return notExchanged(refusal, letter)
    case "already-stands":
      return ["T4", `Your side already stands on ${issueName(letter, refusal.issue)}.`, "Wait for the other side to answer."]
    case "call-needed":
      return callNeeded(refusal)
    case "request-needed":
      return [
        "S1",
        `${issueName(letter, refusal.issue)} lacks the request that is at stake, its number and its words; this court wants them.`,
        QUOTE_IT,
      ]
    case "not-joined":
      return notJoined(refusal.issues, letter)
    case "no-issues":
      return ["S1", "The letter has no issue yet, so there is nothing to approve.", "Add an issue first."]
    case "joint-text-open":
      return [
        "S1",
        `Proposals for joint text wait for an answer: ${refusal.parts.map((part) => partName(letter, part)).join(", ")}.`,
        "Accept or reject them before anybody approves.",
      ]
    case "lint-open":
      return [
        "S1",
        "The letter cannot be approved in this form.",
        ...refusal.findings.map((finding) => sayFinding(finding, letter)),
      ]
    case "no-offer":
      return ["T6", `No terms are open for ${issueName(letter, refusal.issue)}.`, "Propose terms of your own."]
    case "no-approval":
      return [
        "S2",
        "Your side has no approval to take back: it was never given, or a change of the letter has voided it.",
        "There is nothing to do.",
      ]
    case "not-shared":
      return [
        "L5",
        "In this letter the page is not divided between the sides, so there are no lines to release.",
        "Either side may use what is free.",
      ]
    case "not-rejected":
      return [
        "A3",
        "A side speaks for itself only when the sides cannot agree on an introduction.",
        "Propose an introduction, or answer the one proposed, first.",
      ]
    case "already-member":
      return [
        "A1",
        `You already have a part in this letter, for ${party(letter, refusal.side)}, and nobody can act for both sides.`,
        "Open the letter from your list.",
      ]
    case "not-final":
      return [
        "S3",
        "Only a final letter can be filed: both sides must have approved the same content.",
        "Approve it, or wait for the other side's approval.",
      ]
    case "answered-already":
      return [
        ANSWERED_RULE[refusal.what],
        `This ${refusal.what} has already been answered.`,
        "Load the letter again to see the answer.",
      ]
    case "stale":
      return [
        "T4",
        `The letter has moved on (event ${refusal.seq}) since you last read it.`,
        "Read what changed, then decide again.",
      ]
    case "stale-hash":
      return [
        "S2",
        "The letter is no longer the one you are approving.",
        `Its content now has the fingerprint ${fingerprint(refusal.hash)}: read it again, then approve that.`,
      ]
    case "not-printable":
      return [
        "L4",
        `The court's typeface has no ${refusal.name}, found in the ${refusal.where}.`,
        "Take it out or write it with other characters.",
      ]
    case "malformed":
      return [
        "H1",
        `This could not be understood: ${refusal.faults.map(({ path, message }) => `${path} ${message}`).join("; ")}.`,
        `Correct ${refusal.faults.length === 1 ? "it" : "them"} and send it again.`,
      ]
    default:
      return unreachable(refusal)
  }
}

const NOTHING_RULE: Readonly<Record<string, string>> = {
  position: "T8",
  heading: "A3",
  statement: "A3",
  terms: "T6",
  words: "C1",
  suggestion: "A4",
  comment: "A4",
}
const UNCHANGED_RULE: Readonly<Record<string, string>> = { position: "T3", terms: "T6", visibility: "A2" }
const ANSWERED_RULE = { proposal: "A3", call: "C1", suggestion: "A4", resolution: "T6" } as const

const OWNED: Record<Owned, Words> = {
  letter: ["A1", "You have no part in this letter.", "Ask the side you belong to for an invitation."],
  side: ["A1", "A side raises issues of its own only.", "Raise it as your own, or ask the other side to."],
  issue: ["T6", "Only the side that raised an issue can withdraw it.", "Propose terms to settle it instead."],
  proposal: ["A3", "A side cannot answer its own proposal.", "Wait for the other side, or propose other words in its place."],
  call: ["C1", "A side cannot confirm or dispute a call it logged itself.", "Wait for the other side."],
  resolution: ["T6", "A side cannot accept its own terms.", "Wait for the other side, or take them back."],
  suggestion: ["A4", "Words suggested for the other side's position are for that side to take.", "Wait for it."],
}

function notYours(owner: Side | null, what: Owned, letter: Letter | null): Words {
  const [rule, ...sentences] = OWNED[what]
  return owner === null ? [rule, ...sentences] : [rule, `This belongs to ${party(letter, owner)}.`, ...sentences]
}

function roleMayNot(role: string): readonly string[] {
  if (role === "viewer")
    return ["You may read this letter, not change it.", "Ask counsel of your side to do this, or to invite you in another role."]
  return [
    "An associate drafts, suggests and comments; this commits your side.",
    "Only its counsel can do it: ask counsel of your side.",
  ]
}

function notYourTurn(last: Side | null, holder: string): Words {
  if (last === null) return ["T1", "The moving party speaks first on this issue.", `Wait for ${holder} to put its sentences in.`]
  return [
    "T2",
    "Your side spoke last here, and nobody speaks twice in a row.",
    `Wait for ${holder} to answer; until then you can write on in your draft.`,
  ]
}

function unchanged(what: string): Words {
  if (what === "approval")
    return ["S2", "Your side has already approved this content.", "Wait for the other side, or take your approval back."]
  const instead = what === "position" ? "Change it first, or stand on it." : "Change it first, or leave it."
  return [UNCHANGED_RULE[what] ?? "A3", `The ${what} is already exactly so: this would change nothing.`, instead]
}

function tooLong({ pages, limit, linesOver }: Extract<Refusal, { code: "too-long" }>): Words {
  const over = count(linesOver, "line")
  return [
    "L1",
    `With this the letter would take ${count(pages, "page")}; at most ${limit} ${limit === 1 ? "is" : "are"} allowed.`,
    `It is ${over} over.`,
    `Shorten by ${over} or more, or settle or withdraw an issue.`,
  ]
}

function overShare({ lines, share, other }: Extract<Refusal, { code: "over-share" }>): Words {
  return [
    "L5",
    `Your side's positions would take ${count(lines, "line")}; your share of the page is ${share}.`,
    `Shorten by ${count(lines - share, "line")} or more.`,
    other > 0 ? `The other side has ${count(other, "line")} unused: you can ask it to release some.` : "",
  ]
}

function notExchanged({ issue, missing }: Extract<Refusal, { code: "not-exchanged" }>, letter: Letter | null): Words {
  const who = missing.map((side) => party(letter, side)).join(" and ")
  return [
    "T3",
    `${who} ${missing.length === 1 ? "has" : "have"} not put a position on ${issueName(letter, issue)} into the letter yet.`,
    "A side can stand once both have spoken.",
  ]
}

function notJoined(issues: readonly string[], letter: Letter | null): Words {
  const [how, names] = [issues.length === 1 ? "is" : "are", issues.map((id) => issueName(letter, id)).join(", ")]
  return [
    "S1",
    `${count(issues.length, "issue")} ${how} not joined yet: ${names}.`,
    "Both sides must stand on each, or settle or withdraw it, before anybody can approve.",
  ]
}

function callNeeded({ have, need, set, modes }: Extract<Refusal, { code: "call-needed" }>): Words {
  const [ways, figures] = [modes.map((mode) => MODE_WORDS[mode]).join(" or "), `(${need} needed, ${have} so far)`]
  if (set !== null)
    return [
      "C3",
      `A confirmed call ${ways} about ${set} is needed before an issue about it can be joined ${figures}.`,
      "Speak, log the call, and have the other side confirm it.",
    ]
  return [
    "T5",
    "After reading each other's sentences the sides speak again before either stands:",
    `a confirmed call ${ways} on this issue that ended after the last position was put in ${figures}.`,
    "Call, log it here, and have the other side confirm it.",
  ]
}
