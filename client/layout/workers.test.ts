import { expect, test } from "vitest"
import type { LetterWorker } from "./letterworker.ts"
import { createWorkers, LETTERS_A_WORKER } from "./workers.ts"

interface Shown extends LetterWorker {
  readonly name: number
  ended: boolean
  isBroken: boolean
}

/** Workers by number, in the order of their start; `fails` of them do not start. */
function stage(fails = 0) {
  const started: Shown[] = []
  let left = fails
  const workers = createWorkers(async () => {
    if (left-- > 0) throw new Error("offline")
    let letters = 0
    const worker: Shown = {
      name: started.length,
      ended: false,
      isBroken: false,
      layOut: async () => (letters++, null),
      letters: () => letters,
      broken: () => worker.isBroken,
      end: () => (worker.ended = true),
    }
    started.push(worker)
    return worker
  })
  const lay = async (count: number) => {
    for (let i = 0; i < count; i++) await (await workers.current()).layOut({} as never)
  }
  const now = async () => ((await workers.current()) as Shown).name
  return { workers, started, lay, now }
}

test("[trap 22] a worker that has done its share gives way to one that was started before", async () => {
  const { started, lay, now } = stage()
  await lay(LETTERS_A_WORKER - 20)
  expect([started.length, await now()]).toEqual([2, 0])
  await lay(20)
  expect([await now(), started.length, started[0]!.ended]).toEqual([1, 2, true])
})

test("a worker that broke on a letter is not used again", async () => {
  const { started, now } = stage()
  await now()
  started[0]!.isBroken = true
  expect([await now(), started[0]!.ended]).toEqual([1, true])
})

test("what could not be started is tried again", async () => {
  const { now } = stage(1)
  await expect(now()).rejects.toThrow("offline")
  expect(await now()).toBe(0)
})

test("both are ended", async () => {
  const { workers, started, lay } = stage()
  await lay(LETTERS_A_WORKER - 10)
  workers.end()
  await Promise.resolve()
  expect(started.map(({ ended }) => ended)).toEqual([true, true])
})
