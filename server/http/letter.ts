import { PROFILES, profileById } from "../../shared/court/profiles.ts"
import { create, refuseCreation } from "../../shared/letter/create.ts"
import type { Letter } from "../../shared/letter/letter.ts"
import { measured } from "../../shared/letter/measured.ts"
import type { Measure } from "../../shared/letter/measure.ts"
import { phaseOf } from "../../shared/letter/phase.ts"
import { present } from "../../shared/letter/present.ts"
import { print, type Drafts } from "../../shared/letter/print.ts"
import type { Actor, Side } from "../../shared/letter/side.ts"
import { turnOf } from "../../shared/letter/turns.ts"
import { GENESIS, seal } from "../../shared/record/chain.ts"
import type { Person } from "../auth/session.ts"
import { created, errorAnswer, letterAnswer, letterList, measureAnswer, pagesAnswer, refusedAnswers, sideComments } from "./answers.ts"
import { drawn, onceOf, type Seed } from "./named.ts"
import { malformed } from "./problems.ts"
import { json, type Reply } from "./reply.ts"
import { refusal } from "./refusals.ts"
import { personal, seated, type Route } from "./route.ts"
import { measureSchema, newLetterSchema, type MeasureAsk, type NewLetter } from "./schemas.ts"
import type { Services } from "./services.ts"

const LETTERS_PER_MINUTE = 60
/** A preview asks at each pause in typing until the browser's own engine is there. */
const LAYOUTS_PER_MINUTE = 600

/** Letters: begin one, list mine, look at one, measure it. */
export function letterRoutes(services: Services): readonly Route[] {
  const layouts = { bucket: "layouts", perMinute: LAYOUTS_PER_MINUTE }
  return [
    personal<NewLetter>({
      method: "post",
      path: "/api/letters",
      summary: "Begins a letter.",
      body: newLetterSchema,
      pace: { bucket: "letters", perMinute: LETTERS_PER_MINUTE },
      answers: { 201: { description: "Begun.", schema: created }, ...refusedAnswers },
      handle: ({ person, body }) => begin(services, person, body),
    }),
    personal({
      method: "get",
      path: "/api/letters",
      summary: "The person's letters, newest first, with whose turn it is.",
      answers: { 200: { description: "The letters.", schema: letterList }, 401: errorAnswer("Not signed in.") },
      handle: async ({ person }) => json(await listOf(services, person.userId)),
    }),
    seated({
      method: "get",
      path: "/api/letters/{id}",
      summary: "A letter as its members see it, and its measure.",
      answers: { 200: { description: "The letter.", schema: letterAnswer }, ...refusedAnswers },
      handle: async ({ letter, actor }) => json(present(letter, actor, await measureOf(services, letter))),
    }),
    seated<MeasureAsk>({
      method: "post",
      path: "/api/letters/{id}/measure",
      summary: "What the letter would measure with my side's words on an issue.",
      body: measureSchema,
      pace: layouts,
      answers: { 200: { description: "The measure.", schema: measureAnswer }, ...refusedAnswers },
      handle: ({ letter, actor, body }) => measureWith(services, letter, actor, body),
    }),
    seated({
      method: "get",
      path: "/api/letters/{id}/pages",
      summary: "The letter's pages as SVG, for the preview before the browser can lay out by itself.",
      pace: layouts,
      answers: { 200: { description: "The pages.", schema: pagesAnswer }, ...refusedAnswers },
      handle: async ({ letter }) => json(await services.engine.pages(print(letter, { marks: true }))),
    }),
    seated({
      method: "get",
      path: "/api/letters/{id}/side-comments",
      summary: "The remarks of my own side, which are not in the record.",
      answers: { 200: { description: "The remarks, oldest first.", schema: sideComments }, ...refusedAnswers },
      handle: async ({ letter, actor }) => json(await sideCommentsOf(services, letter.id, actor.side)),
    }),
  ]
}

/** Letters without vowels' pitfalls: 32 of them, 24 times, are 120 bits. Whoever does not know an id cannot ask for it. */
const ID_LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"

function newLetterId(seed: Seed): string {
  return Array.from(drawn(seed, "letter", 24), (byte) => ID_LETTERS[byte % ID_LETTERS.length]).join("")
}

async function begin(services: Services, person: Person, { profile: profileId, matter, sides, mySide, overrides, once }: NewLetter): Promise<Reply> {
  const profile = profileById(profileId)
  if (!profile) {
    const known = PROFILES.map(({ id }) => id).join(", ")
    return malformed([{ path: "profile", message: `there is no court profile of that name; there are ${known}` }])
  }
  const actor: Actor = { userId: person.userId, name: person.name, side: mySide, role: "counsel" }
  const id = newLetterId(services.seed("letters", onceOf(person.userId, once)))
  const refused = refuseCreation({ matter, sides }, actor)
  if (refused) return refusal(refused, null)
  const events = seal(create({ letter: id, profile, matter, sides, overrides }, actor), actor, new Date().toISOString(), 0, GENESIS)
  // Stale is as good: it was begun before, under the same name.
  await services.store.appendEvents(id, 0, events)
  return json({ id }, 201)
}

/** One line of the list of letters. */
async function listOf(services: Services, userId: string): Promise<unknown[]> {
  const letters = await Promise.all((await services.store.lettersOf(userId)).map((id) => services.letters.of(id)))
  return letters.flatMap((letter) => (letter ? [lineOf(letter, userId)] : []))
}

function lineOf(letter: Letter, userId: string): unknown {
  const side = letter.members.find((member) => member.userId === userId)?.side
  const yours = letter.filed ? [] : letter.issues.filter((issue) => turnOf(letter, issue) === side)
  return {
    id: letter.id,
    caption: letter.matter.caption,
    phase: phaseOf(letter),
    yourTurnOn: yours.length,
    side,
    parties: { requesting: letter.sides.requesting.party, responding: letter.sides.responding.party },
    court: letter.profile.court,
    updated: letter.touched,
  }
}

/** The letter of record, measured. */
async function measureOf(services: Services, letter: Letter, drafts: Drafts = {}): Promise<Measure> {
  return measured(letter, await services.engine.measure(print(letter, { drafts })), drafts)
}

async function measureWith(services: Services, letter: Letter, { side }: Actor, { issue, runs, pages }: MeasureAsk): Promise<Reply> {
  if (!letter.issues.some(({ id }) => id === issue)) return refusal({ code: "unknown-issue", issue }, letter)
  const drafts: Drafts = { [issue]: { [side]: runs } }
  const measure = await measureOf(services, letter, drafts)
  return json(pages ? { ...measure, svg: await services.engine.pages(print(letter, { drafts, marks: true })) } : measure)
}

async function sideCommentsOf(services: Services, letter: string, side: Side): Promise<unknown[]> {
  const comments = await services.store.sideComments(letter, side)
  return comments.map(({ id, issue, userId, name, at, runs }) => ({ id, issue, userId, name, at, runs: JSON.parse(runs) as unknown }))
}
