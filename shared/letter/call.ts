import type { CommandOf } from "./command.ts"
import { instant } from "./dates.ts"
import type { HappeningOf } from "./event.ts"
import type { Call, Letter } from "./letter.ts"
import { unknownIssue, type Found, type Rule } from "./rule.ts"
import { opponent, type Side } from "./side.ts"
import { granted, refused } from "./verdict.ts"

/** Logs a live conversation; it counts for nothing until the other side confirms it. [C1, C2] */
export const logCall: Rule<"log-call"> = (letter, command) => {
  const unknown = unknownIssue(letter, command.issues)
  return unknown ?? granted([logged(letter, command)])
}

function logged(letter: Letter, command: CommandOf<"log-call">): HappeningOf<"call-logged"> {
  const { minutes, mode, participants, issues, sets = [], impasse = false } = command
  const words = command.words?.trim()
  return {
    type: "call-logged",
    call: `call-${letter.calls.length + 1}`,
    start: instant(command.at)!,
    minutes,
    mode,
    participants: {
      requesting: participants.requesting.map((name) => name.trim()),
      responding: participants.responding.map((name) => name.trim()),
    },
    issues,
    sets: sets.map((set) => set.trim()),
    impasse,
    ...(words && { words }),
  }
}

/** Says that the call was as the other side logged it. [C1] */
export const confirmCall: Rule<"confirm-call"> = (letter, command, { side }) => {
  const found = unanswered(letter, command.call, side)
  return found.ok ? granted([{ type: "call-confirmed", call: command.call }]) : found
}

/** Says in one's own words how the call was not as the other side logged it. [C1] */
export const disputeCall: Rule<"dispute-call"> = (letter, command, { side }) => {
  const found = unanswered(letter, command.call, side)
  if (!found.ok) return found
  const words = command.words.trim()
  if (words === "") return refused({ code: "nothing-to-say", what: "words" })
  return granted([{ type: "call-disputed", call: command.call, words }])
}

function unanswered(letter: Letter, id: string, side: Side): Found<Call> {
  const call = letter.calls.find((each) => each.id === id)
  if (!call) return { ok: false, refusal: { code: "unknown", what: "call", id } }
  if (call.logged.by.side === side) return { ok: false, refusal: { code: "not-yours", owner: opponent(side), what: "call" } }
  if (call.answer) return { ok: false, refusal: { code: "answered-already", what: "call" } }
  return { ok: true, it: call }
}
