import { expect, test } from "vitest"
import { latestWins } from "./latest.ts"

test("of what is offered while work goes on only the last is done", async () => {
  const done: number[] = []
  const ends: (() => void)[] = []
  const offer = latestWins(async (item: number) => {
    await new Promise<void>((end) => ends.push(end))
    done.push(item)
  })
  const end = async () => {
    ends.shift()!()
    await new Promise((turn) => setTimeout(turn))
  }
  for (const item of [1, 2, 3, 4]) offer(item)
  await end()
  expect(done).toEqual([1])
  await end()
  expect(done).toEqual([1, 4])
  offer(5)
  await end()
  expect(done).toEqual([1, 4, 5])
})
