import { useCallback, useEffect, useState } from "react"
import type { Awareness } from "y-protocols/awareness"
import type { Side } from "../../shared/letter/side.ts"
import { useHeard } from "../opponent/presence.ts"

/** The issue that was chosen, and how many choices went before it, by whomever: the later choice has the higher number. */
export interface Choice {
  readonly issue: string
  readonly turn: number
}

/** A person on the call screen now. Name and side are stamped by the server; the rest is what the person's browser says. */
export interface Caller extends Choice {
  readonly name: string
  readonly side: Side
  /** When the person's clock was started, ISO; null while it stands. */
  readonly began: string | null
  readonly isMe: boolean
}

/** What a person on the call screen tells the others. */
export type Told = Choice & Pick<Caller, "began">

/** Turns beyond this are no count of choices but somebody's joke; they would end the talk about where to be. */
const MAX_TURN = 1_000_000

/** Reads one state as it came over the network: anything may be in it. Null for somebody who is not on the call screen. */
export function callerOf(state: unknown, isMe: boolean): Caller | null {
  const { user, call } = Object(state)
  const { name, side } = Object(user)
  const { issue, turn, began } = Object(call)
  if (typeof name !== "string" || (side !== "requesting" && side !== "responding") || typeof issue !== "string") return null
  if (!Number.isInteger(turn) || turn < 0 || turn > MAX_TURN) return null
  const start = typeof began === "string" && !Number.isNaN(Date.parse(began)) ? began : null
  return { name, side, issue, turn, began: start, isMe }
}

/**
 * The choice that holds among several: the latest; of two at once the same one for everybody. So people who follow each other
 * end on one issue and do not swap places for ever.
 */
export function latest(choices: readonly Choice[]): Choice | null {
  return choices.reduce<Choice | null>((best, choice) => {
    const isLater = !best || choice.turn > best.turn || (choice.turn === best.turn && choice.issue > best.issue)
    return isLater ? { issue: choice.issue, turn: choice.turn } : best
  }, null)
}

/** My own choice of an issue: later than every one that I know of. */
export function chosen(issue: string, known: readonly Choice[]): Choice {
  return { issue, turn: Math.max(0, ...known.map(({ turn }) => turn)) + 1 }
}

function othersIn(awareness: Awareness | null): readonly Caller[] {
  const states = [...(awareness?.getStates() ?? [])].filter(([client]) => client !== awareness?.clientID)
  return states.flatMap(([, state]) => callerOf(state, false) ?? [])
}

/** Who else is on the call screen now; a person with several windows open is as many callers. */
export function useCallers(awareness: Awareness | null): readonly Caller[] {
  return useHeard(awareness, () => othersIn(awareness))
}

/** Whether somebody is writing here: who writes is not moved away. An empty field holds nobody. */
function isWriting(): boolean {
  const at = document.activeElement
  if (at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement) return at.value !== ""
  return at?.closest("[role=textbox]") != null
}

/** The issue that is on my screen: as I chose, or, while I follow, as whoever chose last. */
export interface Following {
  readonly mine: Choice
  readonly follows: boolean
  readonly choose: (issue: string) => void
  readonly follow: (follows: boolean) => void
}

/**
 * Goes where the others go, until told not to.
 *
 * @param issues Those there are, at least one; a choice of anything else is passed over.
 */
export function useFollowing(awareness: Awareness | null, issues: readonly string[]): Following {
  const [mine, setMine] = useState<Choice>({ issue: issues[0]!, turn: 0 })
  const [follows, setFollows] = useState(true)
  const there = issues.join(" ")
  const join = useCallback(() => {
    const others = othersIn(awareness).filter(({ issue }) => there.split(" ").includes(issue))
    setMine((now) => latest([now, ...others]) ?? now)
  }, [awareness, there])
  useEffect(() => {
    const onChange = () => {
      if (!isWriting()) join()
    }
    if (!follows || !awareness) return
    awareness.on("change", onChange)
    return () => awareness.off("change", onChange)
  }, [awareness, follows, join])
  return {
    mine,
    follows,
    choose: (issue) => setMine((now) => chosen(issue, [now, ...othersIn(awareness)])),
    follow: (follows) => {
      setFollows(follows)
      if (follows) join()
    },
  }
}

/** Tells both sides that I am on the call screen, and where. Takes it back when the screen is left. */
export function useTelling(awareness: Awareness | null, { issue, turn, began }: Told): void {
  useEffect(() => {
    awareness?.setLocalStateField("call", { issue, turn, began })
  }, [awareness, issue, turn, began])
  useEffect(() => () => awareness?.setLocalStateField("call", null), [awareness])
}
