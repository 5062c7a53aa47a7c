import type { Contender } from "./contenders.ts"
import { LETTERS } from "./house.ts"
import type { Answer } from "./load.ts"
import { Trial } from "./trial.ts"

/** What one round gives of one contender, by the words of the row; null where it does not apply. */
export type Figures = Readonly<Record<string, number>>

/** A part of the comparison: does one round with one contender. */
export type Part = (contender: Contender) => Promise<Figures>

/**
 * Keys a second of one who types fast, and how long that is measured, in s; after so long: a server runs for weeks, and in its first
 * half minute a quarter of what it uses is the engine's compiling.
 */
const TYPING = { perSecond: 10, seconds: 3, warmUp: 20 }
const CROWDS = [LETTERS, 50, 1] as const
/**
 * Letters in which two read what a third types as fast as they see it. No longer: some seven hundred keys a second come to what our
 * server lets one connection send.
 */
const RACE = { letters: 20, readers: 2, seconds: 3, warmUp: 2 }
/** A crash in the middle of typing. */
const CRASH = { letters: 20, perSecond: 10, seconds: 4 }
/** Letters of so many keystrokes, opened one after the other by a server that has just started. */
const OPENING = { letters: 8, keys: 4000, perSecond: 100 }
const MEMORY = { letters: 100, keys: 200 }
/** Before a server is stopped that stores after a while. */
const A_WHILE = 3500

/** Whether a part can be asked of a contender: who forgets everything has nothing to open. */
export function applies(part: string, { keeps, serves }: Contender): boolean {
  return part === "opening" ? keeps : part === "reconnect" || part === "crash" ? serves : true
}

export const PARTS: Readonly<Record<string, Part>> = {
  /** Many letters, then fewer: all have run for a while before the fewest are measured. */
  typing: (contender) =>
    during(contender, async (trial) => {
      const figures: Record<string, number> = {}
      await trial.ask({ do: "open", target: trial.target, letters: LETTERS, readers: 1, docs: ["requesting"] })
      await trial.ask({ do: "type", perSecond: TYPING.perSecond, seconds: TYPING.warmUp })
      for (const letters of CROWDS) {
        await trial.ask({ do: "leave", from: letters })
        const { cpu, way } = await costly(trial, () => trial.ask({ do: "type", perSecond: TYPING.perSecond, seconds: TYPING.seconds }))
        figures[`CPU per keystroke, ${count(letters)}, µs`] = cpu
        figures[`keystroke to the other side, ${count(letters)}, p50, ms`] = way!.median
        figures[`keystroke to the other side, ${count(letters)}, p95, ms`] = way!.p95
      }
      return figures
    }),

  saturated: (contender) =>
    during(contender, async (trial) => {
      const { letters, readers, seconds, warmUp } = RACE
      await trial.ask({ do: "open", target: trial.target, letters, readers, docs: ["requesting"] })
      await trial.ask({ do: "race", seconds: warmUp })
      const { cpu, delivered } = await costly(trial, () => trial.ask({ do: "race", seconds }))
      return { "CPU per keystroke, saturated, µs": cpu, "time per keystroke, saturated, µs": (seconds * 1e6) / delivered! }
    }),

  crash: (contender) =>
    during(contender, async (trial) => {
      await trial.ask({ do: "open", target: trial.target, letters: CRASH.letters, readers: 1, docs: ["requesting"] })
      const { lengths } = await trial.ask({ do: "watch", perSecond: CRASH.perSecond, seconds: CRASH.seconds, kill: trial.pid })
      trial.sendHome()
      await trial.restart()
      const { lengths: kept } = await trial.ask({ do: "visit", target: trial.target, keys: lengths! })
      const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0)
      const lost = lengths!.map((seen, n) => Math.max(0, seen - kept![n]!))
      return { "keystrokes lost in a crash of those that another had seen, %": (100 * sum(lost)) / sum(lengths!) }
    }),

  opening: (contender) =>
    during(contender, async (trial) => {
      const { letters, keys, perSecond } = OPENING
      await trial.ask({ do: "open", target: trial.target, letters, readers: 1, docs: ["requesting"] })
      await trial.ask({ do: "fill", keys, perSecond })
      await pause(A_WHILE)
      trial.sendHome()
      await trial.crash()
      await trial.restart()
      const { opened, lengths } = await trial.ask({ do: "visit", target: trial.target, keys: Array.from({ length: letters }, () => keys) })
      if (lengths!.some((length) => length !== keys)) throw new Error(`${contender.name}: opened ${lengths}`)
      return { "opening a letter of 4,000 keystrokes, ms": median(opened!) }
    }),

  memory: (contender) =>
    during(contender, async (trial) => {
      const { letters, keys } = MEMORY
      const docs = ["requesting", "responding", "joint"] as const
      const { live: start } = await trial.used(true)
      await trial.ask({ do: "open", target: trial.target, letters, readers: 0, docs })
      await trial.ask({ do: "fill", keys, perSecond: 100 })
      await pause(A_WHILE)
      const { live: open } = await trial.used(true)
      await trial.ask({ do: "leave", from: 0 })
      await pause(A_WHILE)
      const { live: after } = await trial.used(true)
      const kB = (bytes: number) => bytes / 1000
      return {
        "live memory per open letter, kB": kB(open - start) / letters,
        "live memory after everyone left, of that at the start, %": (100 * after) / start,
      }
    }),

  reconnect: (contender) =>
    during(contender, async (trial) => {
      await trial.ask({ do: "open", target: trial.target, letters: LETTERS, readers: 1, docs: ["requesting"] })
      await trial.ask({ do: "fill", keys: 20, perSecond: 10 })
      await pause(A_WHILE)
      await trial.ask({ do: "drop", keys: 3 })
      await trial.crash()
      await trial.restart()
      const { ms } = await trial.ask({ do: "return" })
      return { "500 clients come back at once, ms": ms! }
    }),
}

async function during(contender: Contender, work: (trial: Trial) => Promise<Figures>): Promise<Figures> {
  const trial = await Trial.begin(contender)
  try {
    return await work(trial)
  } finally {
    await trial.end()
  }
}

/** The server's CPU for each key that reached a reader, in µs. */
async function costly(trial: Trial, work: () => Promise<Answer>): Promise<Answer & { readonly cpu: number }> {
  const before = await trial.used()
  const answer = await work()
  return { ...answer, cpu: ((await trial.used()).cpu - before.cpu) / answer.delivered! }
}

const count = (letters: number): string => (letters === 1 ? "1 letter" : `${letters} letters`)

/** The middle one. */
export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? Number.NaN
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
