import type { Command } from "../../shared/letter/command.ts"
import { evolve } from "../../shared/letter/evolve.ts"
import type { Letter } from "../../shared/letter/letter.ts"
import type { Actor } from "../../shared/letter/side.ts"
import type { LetterEvent } from "../../shared/letter/event.ts"
import { refusedAnswers, commandDone } from "./answers.ts"
import { commandJudge, settle } from "./settle.ts"
import { json, type Reply } from "./reply.ts"
import { refusal } from "./refusals.ts"
import { seated, type Route } from "./route.ts"
import { commandSchema } from "./schemas.ts"
import type { Services } from "./services.ts"

/** API.md: commands a minute a person. */
export const COMMANDS_PER_MINUTE = 120

/** Commands: parse, ask the rules, append, tell. */
export function commandRoutes(services: Services): readonly Route[] {
  return [
    seated<Command & { after?: number; once?: string }>({
      method: "post",
      path: "/api/letters/{id}/commands",
      summary: "Does something to the letter, if the rules allow it.",
      body: commandSchema,
      pace: { bucket: "commands", perMinute: COMMANDS_PER_MINUTE },
      answers: { 200: { description: "Done: the events it appended.", schema: commandDone }, ...refusedAnswers },
      handle: async ({ letter, actor, body: { after, once, ...command } }) => obey(services, letter.id, command as Command, actor, { after, once }),
    }),
  ]
}

/** What a command is given with: the event it must directly follow, and its own name. */
interface Asked {
  readonly after?: number | undefined
  readonly once?: string | undefined
}

/** Judges a command, appends what it grants, and tells those whom it concerns; where that was done before, only answers. */
export async function obey(services: Services, id: string, command: Command, actor: Actor, { after, once }: Asked): Promise<Reply> {
  const outcome = await settle(services, id, actor, commandJudge(services, command, actor, after), once)
  if (!outcome.ok) return refusal(outcome.refusal, outcome.letter)
  if (!outcome.isDone) {
    if (command.type === "comment" && command.audience === "side") await keepForSide(services, id, command, actor, once)
    announce(services, outcome.before, outcome.events, actor)
  }
  const last = outcome.events.at(-1)
  return json({ seq: last?.seq ?? outcome.before.seq, head: last?.hash ?? outcome.before.head, events: outcome.events })
}

/** What follows from events once they are on disk: rights looked at again, the other side told. */
export function announce(services: Services, before: Letter, events: readonly LetterEvent[], actor: Actor): void {
  if (events.some(({ type }) => type === "visibility-set" || type === "member-joined")) services.recheck(before.id)
  services.notifier.tell(events.reduce<Letter>(evolve, before), events, actor)
}

/** A remark for one's own side is kept beside the record, which both sides read. */
async function keepForSide(services: Services, letter: string, command: Command & { type: "comment" }, actor: Actor, key?: string): Promise<void> {
  const { userId, name, side } = actor
  const at = new Date().toISOString()
  await services.store.addSideComment({ letter, side, issue: command.issue ?? null, userId, name, at, runs: JSON.stringify(command.runs) }, key)
}
