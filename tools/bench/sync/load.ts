import type { Target } from "./contenders.ts"
import { Page } from "./page.ts"
import { Person } from "./people.ts"
import type { DocName } from "../../../shared/sync/docs.ts"
import { type Spread, spread } from "../row.ts"

/** What the process that plays the people can be asked; it answers each with an `Answer`. */
export type Ask =
  /** Opens letters up to so many, each with a writer and so many readers; gives the ms until all are in sync. */
  | { readonly do: "open"; readonly target: Target; readonly letters: number; readonly readers: number; readonly docs: readonly DocName[] }
  /** Writers type so many keys a second each, for so many seconds. */
  | { readonly do: "type"; readonly perSecond: number; readonly seconds: number }
  /** Writers type as fast as their readers see it. */
  | { readonly do: "race"; readonly seconds: number }
  /** Writers type so many keys each; done when every reader has them. */
  | { readonly do: "fill"; readonly keys: number; readonly perSecond: number }
  /** All lose the network; the writers go on typing so many keys. */
  | { readonly do: "drop"; readonly keys: number }
  /** All come back at once; gives the ms until everybody has everything. */
  | { readonly do: "return" }
  /** Writers type for so long; then the process with that number is killed in the middle of it. Gives what the readers have seen. */
  | { readonly do: "watch"; readonly perSecond: number; readonly seconds: number; readonly kill: number }
  /**
   * Opens letters one after the other, alone, until so many keys are there; gives the ms that each took and the length of its
   * text. Some servers say that all was sent before they have read it from the disk.
   */
  | { readonly do: "visit"; readonly target: Target; readonly keys: readonly number[] }
  | { readonly do: "leave"; readonly from: number }

/** What the people can tell: what fits the question. */
export interface Answer {
  readonly ms?: number
  /** Keys that reached a reader, and their way there in ms. */
  readonly delivered?: number
  readonly way?: Spread
  readonly lengths?: readonly number[]
  readonly opened?: readonly number[]
}

const pages: Page[] = []

process.on("message", (ask: Ask) => {
  answer(ask).then(
    (given) => process.send!(given),
    (error: unknown) => process.send!({ failed: error instanceof Error ? error.message : String(error) }),
  )
})

async function answer(ask: Ask): Promise<Answer> {
  switch (ask.do) {
    case "open": return { ms: await open(ask) }
    case "type": return type(ask.perSecond, ask.seconds)
    case "race": return race(ask.seconds)
    case "fill": return fill(ask.keys, ask.perSecond)
    case "drop": return drop(ask.keys)
    case "return": return { ms: await comeBack() }
    case "watch": return watch(ask.perSecond, ask.seconds, ask.kill)
    case "visit": return visit(ask.target, ask.keys)
    case "leave": return leave(ask.from)
  }
}

async function open({ target, letters, readers, docs }: Ask & { do: "open" }): Promise<number> {
  const started = performance.now()
  for (let letter = pages.length / docs.length; letter < letters; letter++)
    for (const doc of docs) pages.push(new Page(target, letter, doc, readers))
  await until(() => pages.every(({ isSynced }) => isSynced))
  return performance.now() - started
}

/** Nobody types at the same moment as another, and what is under way arrives. */
async function type(perSecond: number, seconds: number): Promise<Answer> {
  begin()
  await everyFewMs(perSecond, seconds * 1000, () => false)
  await until(() => pages.every(({ isQuiet }) => isQuiet))
  return told()
}

async function race(seconds: number): Promise<Answer> {
  begin()
  for (const page of pages) page.race(true)
  await pause(seconds * 1000)
  for (const page of pages) page.race(false)
  await until(() => pages.every(({ isQuiet }) => isQuiet))
  return told()
}

async function fill(keys: number, perSecond: number): Promise<Answer> {
  await everyFewMs(perSecond, Number.POSITIVE_INFINITY, ({ written }) => written >= keys)
  await until(() => pages.every(({ isQuiet }) => isQuiet))
  return {}
}

/** Keys at an even pace, until the time is over or every page has enough. */
async function everyFewMs(perSecond: number, ms: number, hasEnough: (page: Page) => boolean): Promise<void> {
  const [began, gap] = [performance.now(), 1000 / perSecond]
  const next = pages.map((_, n) => began + (n / pages.length) * gap)
  for (let now = began; now < began + ms && !pages.every(hasEnough); now = performance.now()) {
    for (const [n, page] of pages.entries()) {
      if (next[n]! > now || hasEnough(page)) continue
      page.key()
      next[n] = Math.max(next[n]! + gap, now - 100)
    }
    await pause(1)
  }
}

function begin(): void {
  for (const page of pages) page.ways.length = 0
}

function told(): Answer {
  const ways = pages.flatMap((page) => page.ways)
  return { delivered: ways.length, way: spread(ways) }
}

async function watch(perSecond: number, seconds: number, victim: number): Promise<Answer> {
  const killed = pause(seconds * 1000).then(() => process.kill(victim, "SIGKILL"))
  await everyFewMs(perSecond, seconds * 1000 + 200, () => false)
  await killed
  return { lengths: pages.map(({ seen }) => seen) }
}

async function drop(keys: number): Promise<Answer> {
  for (const page of pages) page.drop()
  await pause(200)
  for (const page of pages) for (let i = 0; i < keys; i++) page.key()
  return {}
}

async function comeBack(): Promise<number> {
  const started = performance.now()
  for (const page of pages) page.comeBack()
  await until(() => pages.every(({ isSynced, isQuiet }) => isSynced && isQuiet))
  return performance.now() - started
}

async function visit(target: Target, keys: readonly number[]): Promise<Answer> {
  const [opened, lengths] = [[] as number[], [] as number[]]
  for (const [letter, wanted] of keys.entries()) {
    const started = performance.now()
    const person = new Person(target, { letter, part: 0, doc: "requesting" })
    await until(() => person.isSynced, atOnce)
    for (const end = performance.now() + LOST; person.length < wanted && performance.now() < end; ) await atOnce()
    opened.push(performance.now() - started)
    lengths.push(person.length)
    person.leave()
    await pause(50)
  }
  return { opened, lengths }
}

async function leave(from: number): Promise<Answer> {
  const leaving = pages.splice(from)
  for (const page of leaving) page.leave()
  if (leaving.length > 0) await pause(2000)
  return {}
}

/** What has not come so long after its letter was said to be in sync, in ms, is not there. */
const LOST = 5000
/** Patience for everything, in ms: a server that is not done by then has lost something. */
const PATIENCE = 60_000

async function until(isSo: () => boolean, next = () => pause(2)): Promise<void> {
  for (const end = performance.now() + PATIENCE; !isSo(); await next()) {
    if (performance.now() > end) throw new Error("not everything has arrived")
  }
}

function atOnce(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
