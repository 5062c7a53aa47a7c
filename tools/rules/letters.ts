import { profileById } from "../../shared/court/profiles.ts"
import type { Command } from "../../shared/letter/command.ts"
import { create } from "../../shared/letter/create.ts"
import { after, decide } from "../../shared/letter/decide.ts"
import { fold } from "../../shared/letter/evolve.ts"
import type { Letter } from "../../shared/letter/letter.ts"
import { contentHash } from "../../shared/letter/print.ts"
import type { Actor } from "../../shared/letter/side.ts"
import { GENESIS, seal } from "../../shared/record/chain.ts"
import { unmarked } from "../../shared/text/runs.ts"

/** Counsel of the side that raised the issue. */
export const MOVER: Actor = { userId: "mover", name: "Moving counsel", side: "requesting", role: "counsel" }
/** Counsel of the other side. */
export const OTHER: Actor = { userId: "other", name: "Opposing counsel", side: "responding", role: "counsel" }
/** Of the mover's side, who drafts. */
export const ASSOCIATE: Actor = { userId: "associate", name: "Associate", side: "requesting", role: "associate" }
/** Of the mover's side, who reads. */
export const VIEWER: Actor = { userId: "viewer", name: "Viewer", side: "requesting", role: "viewer" }
/** Who has no part in the letter. */
export const STRANGER: Actor = { userId: "stranger", name: "Stranger", side: "requesting", role: "counsel" }

/** The time at which everything in the table happens. */
export const NOW = "2013-08-06T17:00:00.000Z"

type Move = readonly [Actor, (letter: Letter) => Command]

const issue = "issue-1"
const proffer = (by: Actor, text: string): Move => [by, () => ({ type: "proffer", issue, runs: unmarked(text) })]
const stand = (by: Actor, against = 1): Move => [by, () => ({ type: "stand", issue, against })]
const approve = (by: Actor): Move => [by, (letter) => ({ type: "approve", hash: contentHash(letter) })]

const RAISED: readonly Move[] = [[MOVER, () => ({ type: "add-issue", heading: unmarked("Interrogatory No. 4") })]]
const MOVED = [...RAISED, proffer(MOVER, "We ask for the tickets.")]
const EXCHANGED = [...MOVED, proffer(OTHER, "We refuse.")]
const LOGGED: readonly Move[] = [...EXCHANGED, [MOVER, () => CALL]]
const SPOKEN: readonly Move[] = [...LOGGED, [OTHER, () => ({ type: "confirm-call", call: "call-1" })]]
const STOOD = [...SPOKEN, stand(MOVER)]
const JOINED = [...STOOD, stand(OTHER)]
const APPROVED = [...JOINED, approve(MOVER)]
const FINAL = [...APPROVED, approve(OTHER)]

/** A call as the moving side logs it. */
export const CALL: Command = {
  type: "log-call",
  at: NOW,
  minutes: 10,
  mode: "phone",
  participants: { requesting: ["R. Imai"], responding: ["D. Okafor"] },
  issues: [issue],
}

/** The states that an issue, or the whole letter, can be in, in the order in which they come, and how one gets there. */
export const STATES: Readonly<Record<string, readonly Move[]>> = {
  "raised, nobody has spoken": RAISED,
  "the mover has spoken": MOVED,
  "both have spoken, no call since": EXCHANGED,
  "both have spoken, and again by telephone": SPOKEN,
  "the mover stands": STOOD,
  "joined: both stand": JOINED,
  "amended by the mover after joining": [...JOINED, proffer(MOVER, "We ask for half.")],
  "terms offered by the other side": [
    ...EXCHANGED,
    [OTHER, () => ({ type: "propose-resolution", issue, terms: unmarked("Half.") })],
  ],
  withdrawn: [...EXCHANGED, [MOVER, () => ({ type: "withdraw-issue", issue })]],
  "approved by the mover's side": APPROVED,
  "final: approved by both": FINAL,
  filed: [...FINAL, [MOVER, () => ({ type: "mark-filed", ecf: "ECF No. 24", at: NOW })]],
}

/** What else is there in every state, for the commands that answer something: each put there by the other side of who asks. */
export function prepared(moves: readonly Move[], by: Actor): Letter {
  const letter = moves.reduce(moved, begun())
  const other = by.side === "requesting" ? OTHER : MOVER
  const waiting: readonly Move[] = [
    [other, () => ({ type: "propose-joint", part: "introduction", runs: unmarked("The sides disagree.") })],
    [other, () => CALL],
    [other, () => ({ type: "suggest", issue, runs: unmarked("Other words.") })],
  ]
  return waiting.reduce((at, move) => tried(at, move) ?? at, letter)
}

/** The letter by itself, without anything that waits for an answer. */
export function plain(moves: readonly Move[]): Letter {
  return moves.reduce(moved, begun())
}

function begun(): Letter {
  const matter = { court: "E.D. Cal.", judge: "Judge", caption: "Alder v. Sutter", caseNumber: "2:13-cv-09999", dates: [] }
  const sides = { requesting: { party: "Alder" }, responding: { party: "Sutter" } }
  const profile = profileById("edca-newman-2013")!
  const letter = fold(seal(create({ letter: "letter", profile, matter, sides }, MOVER), MOVER, NOW, 0, GENESIS))!
  return [OTHER, ASSOCIATE, VIEWER].reduce(
    (at, person) => after(at, [{ type: "member-joined", role: person.role }], person, NOW),
    letter,
  )
}

function tried(letter: Letter, [by, command]: Move): Letter | null {
  const verdict = decide(letter, command(letter), by, null, NOW)
  return verdict.ok ? after(letter, verdict.happenings, by, NOW) : null
}

function moved(letter: Letter, move: Move): Letter {
  const next = tried(letter, move)
  if (!next) throw new Error("a state of the table cannot be reached by the rules")
  return next
}
