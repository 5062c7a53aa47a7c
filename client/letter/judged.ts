import { useEffect, useId, useMemo } from "react"
import type { Command } from "../../shared/letter/command.ts"
import { decide } from "../../shared/letter/decide.ts"
import type { Happening } from "../../shared/letter/event.ts"
import { explain } from "../../shared/letter/explain.ts"
import type { Letter } from "../../shared/letter/letter.ts"
import { measured } from "../../shared/letter/measured.ts"
import type { Measure } from "../../shared/letter/measure.ts"
import { print } from "../../shared/letter/print.ts"
import type { Actor } from "../../shared/letter/side.ts"
import type { RefusalCode } from "../../shared/letter/verdict.ts"
import { wouldBe } from "../../shared/letter/wouldbe.ts"
import { useNow } from "../design/Time.tsx"
import { useLaid, usePages } from "../preview/pages.tsx"
import { useDesk } from "./desk.ts"

/** What the rules say to a command before it is given. [H1] */
export interface Judged {
  /** What, why and what to do now; null when it can be done. */
  readonly why: string | null
  readonly rule: string | null
  /** The order or rule of court behind it; null where it is the product's own. */
  readonly source: string | null
  readonly code: RefusalCode | null
  /** What it would bring about; empty when refused. */
  readonly happenings: readonly Happening[]
}

const GRANTED = { why: null, rule: null, source: null, code: null } as const

/**
 * Judges a command in the browser with the function that judges it on the server.
 *
 * @param measure The letter as it would be; null leaves the limits of length to the server.
 */
export function judged(letter: Letter, command: Command, me: Actor, measure: Measure | null, now: string): Judged {
  const verdict = decide(letter, command, me, measure, now)
  if (verdict.ok) return { ...GRANTED, happenings: verdict.happenings }
  const { message, rule, source } = explain(verdict.refusal, letter)
  return { why: message, rule, source, code: verdict.refusal.code, happenings: [] }
}

/** Judges a command as the letter stands now, the page as it would be included. Commands that say the same are one. */
export function useJudged(command: Command): Judged {
  const { letter, me } = useDesk()
  const { asks } = usePages()
  const key = useId()
  const now = new Date(useNow()).toISOString()
  const said = JSON.stringify(command)
  const same = useMemo(() => JSON.parse(said) as Command, [said])
  const would = useMemo(() => wouldBe(letter, same, me, now), [letter, same, me, now])
  useEffect(() => {
    asks?.ask(key, would && print(would))
    return () => asks?.ask(key, null)
  }, [asks, key, would])
  const laid = useLaid(asks, key)
  const measure = useMemo(() => (would && laid ? measured(would, laid.page) : null), [would, laid])
  return useMemo(() => judged(letter, same, me, measure, now), [letter, same, me, measure, now])
}
