import type { Command } from "../../shared/letter/command.ts"
import { decide } from "../../shared/letter/decide.ts"
import type { LetterEvent } from "../../shared/letter/event.ts"
import type { Letter } from "../../shared/letter/letter.ts"
import { measured } from "../../shared/letter/measured.ts"
import type { Measure } from "../../shared/letter/measure.ts"
import { print } from "../../shared/letter/print.ts"
import type { Actor } from "../../shared/letter/side.ts"
import { refused, type Refusal, type Verdict } from "../../shared/letter/verdict.ts"
import { wouldBe } from "../../shared/letter/wouldbe.ts"
import { seal } from "../../shared/record/chain.ts"
import { onceOf } from "./named.ts"
import type { Services } from "./services.ts"

/** Times a command is judged again because the letter moved on under it. Each time somebody else got on with the letter. */
const MAX_TRIES = 20

/** What became of a command: the events it appended, now or when it was given before, or why it was refused, with the letter that refused it. */
export type Outcome =
  | { readonly ok: true; readonly events: readonly LetterEvent[]; readonly before: Letter; readonly isDone?: true }
  | { readonly ok: false; readonly refusal: Refusal; readonly letter: Letter }

/** What settling needs: the letters, where they are kept, and a count of second tries. */
export type Node = Pick<Services, "letters" | "store" | "metrics">

/** Gives happenings for the letter as it is now, at the server's time. */
export type Judge = (letter: Letter, now: string) => Promise<Verdict>

/**
 * Judges and appends, and judges again on the new letter whenever the record has moved on in between: two people at the
 * same moment both get an answer that fits what the letter then was, and no word is lost. [R1]
 *
 * @param key The command's own name: what was done under it is answered, and not done again.
 */
export async function settle(services: Node, id: string, actor: Actor, judge: Judge, key?: string): Promise<Outcome> {
  const once = onceOf(actor.userId, key)
  return services.letters.inTurn(id, async () => {
    for (let tries = 0; tries < MAX_TRIES; tries++) {
      const letter = await services.letters.of(id)
      if (!letter) throw new Error(`letter ${id} has a member but no record`)
      const done = once && (await services.store.done(id, once))
      if (done) return { ok: true, events: (await services.store.events(id, done.after)).slice(0, done.through - done.after), before: letter, isDone: true }
      const now = laterThan(letter)
      const verdict = await judge(letter, now)
      if (!verdict.ok) return { ok: false, refusal: verdict.refusal, letter }
      const events = seal(verdict.happenings, actor, now, letter.seq, letter.head)
      if (events.length === 0 || (await services.store.appendEvents(id, letter.seq, events, once)) === "appended") {
        return { ok: true, events, before: letter }
      }
      services.metrics.add("letter_judged_again_total")
    }
    throw new Error(`letter ${id} moved on ${MAX_TRIES} times under one command`)
  })
}

/** The judge of commands: the rules, with a measure of the letter as it would be. */
export function commandJudge(services: Services, command: Command, actor: Actor, after: number | undefined): Judge {
  return async (letter, now) => {
    if (after !== undefined && after !== letter.seq) return refused({ code: "stale", seq: letter.seq })
    return decide(letter, command, actor, await measureFor(services, letter, command, actor, now), now)
  }
}

/** Lays out the letter as the command would leave it; null when nothing on the page changes. [L1] */
async function measureFor(services: Services, letter: Letter, command: Command, actor: Actor, now: string): Promise<Measure | null> {
  const next = wouldBe(letter, command, actor, now)
  return next && measured(next, await services.engine.measure(print(next)))
}

/** The server's time, never before the last event's: a clock set back does not turn the record round. */
function laterThan(letter: Letter): string {
  const now = new Date().toISOString()
  return now > letter.touched ? now : letter.touched
}
