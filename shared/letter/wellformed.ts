import { plain, type Runs } from "../text/runs.ts"
import type { Command, CommandOf } from "./command.ts"
import { instant } from "./dates.ts"
import type { Request } from "./letter.ts"
import * as most from "./limits.ts"
import { SIDES } from "./side.ts"
import { unreachable } from "./unreachable.ts"

/** What is wrong with a command before anybody looks at the letter, and where. */
export interface Fault {
  readonly path: string
  readonly message: string
}

const NO_FAULTS: readonly Fault[] = []

/** Every fault of a command's own form; empty for a good one. The server's schemas say the same of shapes. (`malformed`) */
export function faultsOf(command: Command, now: string): readonly Fault[] {
  switch (command.type) {
    case "add-issue":
      return [...runs("heading", command.heading, most.MAX_HEADING), ...request(command.request)]
    case "reorder-issues":
      return repeated("order", command.order)
    case "proffer":
      return [
        ...runs("runs", command.runs, most.MAX_POSITION),
        ...whole("sentences", command.sentences ?? 1, 1, most.MAX_POSITION),
      ]
    case "propose-resolution":
      return runs("terms", command.terms, most.MAX_WORDS)
    case "propose-joint":
      return runs("runs", command.runs, command.part.startsWith("heading:") ? most.MAX_HEADING : most.MAX_WORDS)
    case "reject-joint":
      return line("words", command.words ?? "", most.MAX_WORDS)
    case "log-call":
      return call(command, now)
    case "dispute-call":
      return line("words", command.words, most.MAX_WORDS)
    case "release-lines":
      return whole("lines", command.lines, 1, most.MAX_WORDS)
    case "suggest":
      return [...runs("runs", command.runs, most.MAX_POSITION), ...line("words", command.words ?? "", most.MAX_WORDS)]
    case "comment":
      return runs("runs", command.runs, most.MAX_WORDS)
    case "mark-filed":
      return [...named("ecf", command.ecf), ...moment("at", command.at, now)]
    case "withdraw-issue":
    case "stand":
    case "accept-resolution":
    case "decline-resolution":
    case "accept-joint":
    case "confirm-call":
    case "set-visibility":
    case "adopt-suggestion":
    case "approve":
    case "revoke-approval":
      return NO_FAULTS
    default:
      return unreachable(command)
  }
}

// Line breaks of every kind, and controls: a run has none. (API.md)
const CONTROL = /[\p{Cc}\u2028\u2029]/u

function runs(path: string, text: Runs, max: number): readonly Fault[] {
  const faults = text.flatMap((run, index) =>
    CONTROL.test(run.text) ? [{ path: `${path}.${index}.text`, message: "has a line break or a control character" }] : [],
  )
  if (text.length > most.MAX_RUNS) faults.push({ path, message: `has more than ${most.MAX_RUNS} runs` })
  const { length } = plain(text)
  if (length > max) faults.push({ path, message: `has ${length} characters; at most ${max}` })
  return faults
}

function line(path: string, text: string, max: number = most.MAX_LINE): readonly Fault[] {
  if (CONTROL.test(text)) return [{ path, message: "has a line break or a control character" }]
  return text.length > max ? [{ path, message: `has ${text.length} characters; at most ${max}` }] : NO_FAULTS
}

function named(path: string, text: string): readonly Fault[] {
  return text.trim() === "" ? [{ path, message: "is empty" }] : line(path, text)
}

function whole(path: string, n: number, min: number, max: number): readonly Fault[] {
  return Number.isInteger(n) && n >= min && n <= max
    ? NO_FAULTS
    : [{ path, message: `is not a whole number from ${min} to ${max}` }]
}

function repeated(path: string, ids: readonly string[]): readonly Fault[] {
  const twice = ids.find((id, index) => ids.indexOf(id) !== index)
  return twice === undefined ? NO_FAULTS : [{ path, message: `names ${twice} twice` }]
}

function moment(path: string, at: string, now: string): readonly Fault[] {
  if (instant(at) === null) return [{ path, message: "is not a date with a time and a zone, as 2013-08-06T10:00:00-07:00" }]
  const late = Date.parse(at) > Date.parse(now) + most.CLOCK_DRIFT
  return late ? [{ path, message: "lies in the future" }] : NO_FAULTS
}

function request(of: Request | undefined): readonly Fault[] {
  if (!of) return NO_FAULTS
  return [
    ...named("request.kind", of.kind),
    ...line("request.set", of.set ?? ""),
    ...line("request.numbers", of.numbers ?? ""),
    ...runs("request.text", of.text ?? [], most.MAX_REQUEST),
  ]
}

function call(command: CommandOf<"log-call">, now: string): readonly Fault[] {
  const { at, minutes, participants, issues, sets = [] } = command
  const faults = [
    ...moment("at", at, now),
    ...whole("minutes", minutes, 1, most.MAX_MINUTES),
    ...SIDES.flatMap((side) => people(`participants.${side}`, participants[side])),
    ...repeated("issues", issues),
    ...sets.flatMap((set, index) => named(`sets.${index}`, set)),
    ...line("words", command.words ?? "", most.MAX_WORDS),
  ]
  if (issues.length + sets.length === 0) faults.push({ path: "issues", message: "names no issue and no discovery set" })
  return faults
}

function people(path: string, names: readonly string[]): readonly Fault[] {
  if (names.length === 0) return [{ path, message: "names nobody" }]
  if (names.length > most.MAX_PARTICIPANTS) return [{ path, message: `names more than ${most.MAX_PARTICIPANTS} people` }]
  return names.flatMap((name, index) => named(`${path}.${index}`, name))
}
