import { profileById } from "../../shared/court/profiles.ts"
import { create } from "../../shared/letter/create.ts"
import { decide } from "../../shared/letter/decide.ts"
import type { Happening, LetterEvent } from "../../shared/letter/event.ts"
import { fold } from "../../shared/letter/evolve.ts"
import { join } from "../../shared/letter/join.ts"
import type { Letter } from "../../shared/letter/letter.ts"
import { measured } from "../../shared/letter/measured.ts"
import { print } from "../../shared/letter/print.ts"
import { SIDES, type Actor, type Side } from "../../shared/letter/side.ts"
import type { Verdict } from "../../shared/letter/verdict.ts"
import { wouldBe } from "../../shared/letter/wouldbe.ts"
import { GENESIS, seal } from "../../shared/record/chain.ts"
import type { Demo, Services } from "../http/services.ts"
import { seedDraft } from "./draft.ts"
import { morningBefore } from "./morning.ts"
import { DRAFT, MATTER, PARTIES, PEOPLE, PROFILE, scenes, type Scene } from "./story.ts"

const HOUR = 3600_000

/** The story ends on the last weekday at so many hours after five past ten: counsel do not write at night. */
const AFTERNOON = 6
/** The two spoke at least so many hours before that. */
const CALL_HOURS_AGO = 75

/** The one letter whose id is known to all; its members are the example's two people only. */
export const DEMO_LETTER = "example-whitcomb"

/**
 * The example letter and its two accounts, made at the first start and left alone afterwards: whatever visitors did with it
 * stays. Its record comes about as every record does, through the rules, and is appended in one piece, so a crash leaves
 * all of it or nothing.
 */
export async function openDemo(services: Pick<Services, "store" | "accounts" | "engine">): Promise<Demo> {
  const actors = { requesting: await actorOf(services, "requesting"), responding: await actorOf(services, "responding") }
  if (!(await services.store.hasLetter(DEMO_LETTER))) {
    await services.store.appendEvents(DEMO_LETTER, 0, await played(services, actors))
  }
  await seedDraft(services.store, DEMO_LETTER, actors[DRAFT.by], DRAFT)
  const accounts = SIDES.map((side) => ({ ...PEOPLE[side], side, party: PARTIES[side].party }))
  return { letter: DEMO_LETTER, accounts }
}

async function actorOf({ accounts }: Pick<Services, "accounts">, side: Side): Promise<Actor> {
  return { userId: await accounts.ensure(PEOPLE[side]), name: PEOPLE[side].name, side, role: "counsel" }
}

/** The story as a record. Throws when the rules refuse a scene: then the story is wrong. */
async function played({ engine }: Pick<Services, "engine">, actors: Readonly<Record<Side, Actor>>): Promise<LetterEvent[]> {
  const events: LetterEvent[] = []
  const append = (happenings: readonly Happening[], by: Actor, at: string): Letter => {
    events.push(...seal(happenings, by, at, events.length, events.at(-1)?.hash ?? GENESIS))
    return fold(events)!
  }
  const profile = profileById(PROFILE)
  if (!profile) throw new Error(`the example's profile ${PROFILE} is missing`)
  const last = Date.parse(morningBefore(new Date(Date.now() - AFTERNOON * HOUR).toISOString(), profile.timeZone)) + AFTERNOON * HOUR
  const hoursBefore = (hours: number): string => new Date(last - hours * HOUR).toISOString()
  const { requesting, responding } = actors
  let letter = append(create({ letter: DEMO_LETTER, profile, matter: MATTER, sides: PARTIES }, requesting), requesting, hoursBefore(74))
  letter = append(lawful(join(letter, responding, hoursBefore(73))), responding, hoursBefore(73))
  const judged = async ({ by, hoursAgo, does }: Scene): Promise<Verdict> => {
    const next = wouldBe(letter, does, actors[by], hoursBefore(hoursAgo))
    const measure = next && measured(next, await engine.measure(print(next)))
    return decide(letter, does, actors[by], measure, hoursBefore(hoursAgo))
  }
  for (const scene of scenes(morningBefore(hoursBefore(CALL_HOURS_AGO), profile.timeZone))) {
    letter = append(lawful(await judged(scene)), actors[scene.by], hoursBefore(scene.hoursAgo))
  }
  return events
}

function lawful(verdict: Verdict): readonly Happening[] {
  if (verdict.ok) return verdict.happenings
  throw new Error(`the example breaks a rule: ${JSON.stringify(verdict.refusal)}`)
}
