import type { Letter } from "./letter.ts"
import type { Finding } from "./lint.ts"
import type { Side } from "./side.ts"
import { issueOf, nameOf } from "./turns.ts"
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
  const [rule, message] = words(refusal, new Speech(letter))
  return { rule, message, source: sourceOf(rule, letter) }
}

function sourceOf(rule: string, letter: Letter | null): string | null {
  if (!letter) return null
  const { cites, source, override } = letter.profile
  const cite = cites[rule]
  if (cite === undefined) return null
  return override && cite === override.cite ? cite : `${source.title}, ${cite}`
}

type Words = readonly [rule: string, message: string]

function words(refusal: Refusal, say: Speech): Words {
  switch (refusal.code) {
    case "already-filed":
      return ["S5", `This letter was filed (${refusal.ecf}) and is closed. Nothing can be changed any more; its record can still be read and exported.`]
    case "not-yours":
      return notYours(refusal.owner, refusal.what, say)
    case "role-may-not":
      return ["A1", roleMayNot(refusal.role)]
    case "unknown-issue":
      return ["R2", `The letter has no issue “${refusal.issue}”. Load the letter again and choose one of its issues.`]
    case "unknown":
      return ["R2", `The letter has no ${refusal.what} “${refusal.id}”. Load the letter again and choose one that is there.`]
    case "issue-ended":
      return ["T6", `${say.issue(refusal.issue)} was ${refusal.how} and is no longer in the dispute. To bring it back, raise it as a new issue.`]
    case "not-your-turn":
      return notYourTurn(refusal.holder, refusal.last, say)
    case "nothing-to-say":
      return [NOTHING_RULE[refusal.what] ?? "T8", `The ${refusal.what} is empty. Write it, then send it again.`]
    case "unchanged":
      return [UNCHANGED_RULE[refusal.what] ?? "R1", `The ${refusal.what} is already exactly so. Change it first${refusal.what === "position" ? ", or stand on it" : ", or leave it"}.`]
    case "too-long":
      return ["L1", `With this the letter would take ${count(refusal.pages, "page")}; at most ${refusal.limit} ${refusal.limit === 1 ? "is" : "are"} allowed. It is ${count(refusal.linesOver, "line")} over. Shorten by ${count(refusal.linesOver, "line")} or more, or settle or withdraw an issue.`]
    case "too-many-words":
      return ["L6", `With this the letter would have ${count(refusal.words, "word")}; at most ${refusal.limit} are allowed. Take out ${count(refusal.words - refusal.limit, "word")} or more.`]
    case "over-share":
      return ["L5", overShare(refusal, say)]
    case "too-many-sentences":
      return ["L2", `This position has ${count(refusal.sentences, "sentence")}; at most ${refusal.limit} are allowed. Shorten it, or, if the count is wrong, state your own: the other side will see both numbers.`]
    case "too-many-issues":
      return ["L1", `A letter holds at most ${refusal.limit} issues. Settle or write together what belongs together, or start another letter.`]
    case "not-exchanged":
      return ["T3", `${refusal.missing.map((side) => say.party(side)).join(" and ")} ${refusal.missing.length === 1 ? "has" : "have"} not put a position on ${say.issue(refusal.issue)} into the letter yet. A side can stand once both have spoken.`]
    case "already-stands":
      return ["T4", `Your side already stands on ${say.issue(refusal.issue)}. Wait for the other side to answer.`]
    case "call-needed":
      return callNeeded(refusal, say)
    case "request-needed":
      return ["S1", `This court wants the request that is at stake: its number and its words. ${say.issue(refusal.issue)} lacks them. Propose its words as joint text, or withdraw the issue and raise it again with the request.`]
    case "not-joined":
      return ["S1", `${count(refusal.issues.length, "issue")} ${refusal.issues.length === 1 ? "is" : "are"} not joined yet: ${refusal.issues.map((id) => say.issue(id)).join(", ")}. Both sides must stand on each, or settle or withdraw it, before anybody can approve.`]
    case "no-issues":
      return ["S1", "The letter has no issue yet. Add one before approving."]
    case "joint-text-open":
      return ["S1", `Proposals for joint text wait for an answer: ${refusal.parts.map((part) => say.part(part)).join(", ")}. Accept or reject them before anybody approves.`]
    case "lint-open":
      return ["S1", `The letter cannot be approved in this form. ${refusal.findings.map((finding) => fault(finding, say)).join(" ")}`]
    case "no-offer":
      return ["T6", `Nobody has proposed terms for ${say.issue(refusal.issue)}. Propose terms of your own.`]
    case "no-approval":
      return ["S2", "Your side has no approval to take back. It was never given, or a change of the letter has voided it."]
    case "not-shared":
      return ["L5", "Under this court's rules the page is not divided between the sides, so there are no lines to release."]
    case "not-rejected":
      return ["A3", "A side speaks for itself only when the sides cannot agree on an introduction. Propose an introduction, or answer the one proposed, first."]
    case "already-member":
      return ["A1", `You already have a part in this letter, for ${say.party(refusal.side)}. Nobody can act for both sides; open the letter from your list.`]
    case "not-final":
      return ["S3", "Only a final letter can be filed: both sides must have approved the same content. Approve it, or wait for the other side's approval."]
    case "answered-already":
      return ["A3", `This ${refusal.what} has already been answered. Load the letter again to see the answer.`]
    case "stale":
      return ["T4", `The letter has moved on (event ${refusal.seq}) since you last read it. Read what changed, then decide again.`]
    case "stale-hash":
      return ["S2", `The letter is no longer the one you are approving. Its content now has the fingerprint ${refusal.hash.slice(0, 12)}. Read it again, then approve that.`]
    case "not-printable":
      return ["L4", `The court's typeface has no ${refusal.name}, found in the ${refusal.where}. Take it out or write it with other characters.`]
    case "malformed":
      return ["H1", `The server could not understand this: ${refusal.faults.map(({ path, message }) => `${path} ${message}`).join("; ")}. Correct ${refusal.faults.length === 1 ? "it" : "them"} and send it again.`]
    default:
      return unreachable(refusal)
  }
}

const NOTHING_RULE: Record<string, string> = { position: "T8", heading: "A3", terms: "T6", words: "C1", suggestion: "A4", comment: "A4", statement: "A3" }
const UNCHANGED_RULE: Record<string, string> = {
  position: "T3", order: "A3", introduction: "A3", heading: "A3", request: "A3", statement: "A3", terms: "T6", visibility: "A2", approval: "S2",
}

const OWNED: Record<Owned, readonly [rule: string, what: string]> = {
  letter: ["A1", "You have no part in this letter. Ask the side you belong to for an invitation."],
  side: ["A1", "A side raises issues of its own only."],
  issue: ["T6", "Only the side that raised an issue can withdraw it. Propose terms to settle it instead."],
  proposal: ["A3", "A side cannot answer its own proposal. Wait for the other side, or propose other words in its place."],
  call: ["C1", "A side cannot confirm or dispute a call it logged itself. Wait for the other side."],
  resolution: ["T6", "A side cannot accept its own terms. Wait for the other side, or take them back."],
  suggestion: ["A4", "Words suggested for the other side's position are for that side to take."],
}

function notYours(owner: Side | null, what: Owned, say: Speech): Words {
  const [rule, message] = OWNED[what]
  return [rule, owner === null ? message : `This belongs to ${say.party(owner)}. ${message}`]
}

function roleMayNot(role: string): string {
  if (role === "viewer") return "You may read this letter, not change it. Ask counsel of your side to do this, or to invite you in another role."
  return "An associate drafts, suggests and comments; this commits your side, and only its counsel can do it. Ask counsel of your side."
}

function notYourTurn(holder: Side | null, last: Side | null, say: Speech): Words {
  if (last === null) return ["T1", `The moving party speaks first on this issue. Wait for ${say.party(holder)} to put its sentences in.`]
  return ["T2", `Your side spoke last here, and nobody speaks twice in a row. Wait for ${say.party(holder)} to answer; until then you can write on in your draft.`]
}

function overShare({ lines, share, other }: Extract<Refusal, { code: "over-share" }>, say: Speech): string {
  const over = lines - share
  const spare = other > 0 ? ` The other side has ${count(other, "line")} unused: ask ${say.named ? "it" : "them"} to release some.` : ""
  return `Your side's positions would take ${count(lines, "line")}; your share of the page is ${share}. Shorten by ${count(over, "line")} or more.${spare}`
}

function callNeeded({ have, need, set, modes }: Extract<Refusal, { code: "call-needed" }>, say: Speech): Words {
  const ways = modes.map((mode) => WAYS[mode] ?? mode).join(" or ")
  const figures = `${need} needed, ${have} so far`
  if (set !== null) return ["C3", `A confirmed call (${ways}) about ${set} is needed before an issue about it can be joined (${figures}). Speak, log the call, and have the other side confirm it.`]
  return ["T5", `After reading each other's sentences the sides speak again before either stands: a confirmed call (${ways}) on this issue that ended after the last position was put in (${figures}). ${say.named ? "Call, log it here, and have the other side confirm it." : "Call, log it, and have it confirmed."}`]
}

const WAYS: Record<string, string> = { phone: "by telephone", video: "by video", "in-person": "in person" }

/** A fault of form as a sentence, with what to do about it. [S1, H1] */
export function sayFinding(finding: Finding, letter: Letter | null): string {
  return fault(finding, new Speech(letter))
}

function fault(finding: Finding, say: Speech): string {
  switch (finding.kind) {
    case "stacked":
      return `${say.party(finding.side)}'s position on ${say.issue(finding.issue)} speaks of other issues or points elsewhere (“${finding.words}”): each issue's words belong directly under its own heading. Amend that position.`
    case "request-missing":
      return `${say.issue(finding.issue)} does not name and quote the request at stake, which this court wants. Propose its words as joint text, or withdraw the issue and raise it again with the request.`
    case "schedule-missing":
      return "This court wants the dates of the case's schedule in the letter, and none are given. Start the letter again with them."
    case "confer-missing":
      return "This court wants to see when and how the sides spoke, and there is no confirmed call in a mode it accepts. Log the call and have it confirmed."
    default:
      return unreachable(finding)
  }
}

/** How things are called: by the letter's own names where there is a letter. */
class Speech {
  readonly letter: Letter | null
  constructor(letter: Letter | null) {
    this.letter = letter
  }

  get named(): boolean {
    return this.letter !== null
  }

  party(side: Side | null): string {
    if (side === null) return "the other side"
    return this.letter?.sides[side].party ?? `the ${side} side`
  }

  issue(id: string): string {
    const issue = this.letter && issueOf(this.letter, id)
    return issue ? `the issue ${nameOf(this.letter!, issue)}` : `the issue ${id}`
  }

  part(name: string): string {
    const [kind, id] = name.split(":")
    return id ? `the ${kind} of ${this.issue(id)}` : `the ${kind}`
  }
}

function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? "" : "s"}`
}

