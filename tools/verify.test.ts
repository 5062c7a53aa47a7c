import { execFileSync } from "node:child_process"
import { mkdtempSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { expect, test } from "vitest"
import { played } from "../shared/letter/plays.property.ts"
import { check } from "./verify.ts"

const { events } = played("M! N! call M= N=").stage
const head = events.at(-1)!.hash
const file = (change: object = {}) => JSON.stringify({ events, head, ...change })

test("[R3] exit 0 for an intact record, 1 with the first bad number, 2 for what is no record", () => {
  expect(check(file(), undefined)).toMatchObject({ code: 0, text: expect.stringContaining(`${events.length} events`) })
  expect(check(file(), head)).toMatchObject({ code: 0 })
  expect(check(file({ events: events.filter(({ seq }) => seq !== 4) }), undefined)).toMatchObject({
    code: 1,
    text: expect.stringContaining("at event 4"),
  })
  expect(check(file({ events: events.slice(0, -2) }), undefined)).toMatchObject({
    code: 1,
    text: expect.stringContaining(`at event ${events.length - 1}`),
  })
  expect(check(file({ events: events.slice(0, -2), head: events.at(-3)!.hash }), head)).toMatchObject({ code: 1 })
  for (const odd of ["", "[]", "{}", "null", file({ head: 7 }), file({ events: {} })]) expect(check(odd, undefined).code).toBe(2)
})

/** The command as a person runs it. */
function run(...args: string[]): [number, string] {
  try {
    return [0, execFileSync(process.execPath, ["--import", "tsx", "tools/verify.ts", ...args], { encoding: "utf8" })]
  } catch (error) {
    const { status, stdout } = error as { status: number; stdout: string }
    return [status, stdout]
  }
}

test("[R3] a head kept earlier proves all up to it, however the record has grown since", () => {
  const earlier = events[3]!.hash
  const kept = `The head you kept is that of event 4: nothing up to it has changed, and ${events.length - 4} came after it.`
  expect(check(file(), earlier)).toEqual({ code: 0, text: `Intact: ${events.length} events, head ${head}. ${kept}` })
  const edited = events.map((event) => (event.seq === 6 ? { ...event, at: "2013-08-06T16:30:00.000Z" } : event))
  expect(check(file({ events: edited }), earlier)).toMatchObject({ code: 1, text: expect.stringContaining("at event 6") })
  expect(check(file({ events: events.slice(0, 3), head: events[2]!.hash }), earlier)).toMatchObject({
    code: 1,
    text: expect.stringContaining("at event 4"),
  })
  expect(check(file({ events: [null, ...events] }), earlier)).toMatchObject({ code: 1 })
})

// Six processes, maybe on a busy machine.
test("[R3] from the command line", { timeout: 180_000 }, () => {
  const path = join(mkdtempSync(join(tmpdir(), "record-")), "record.json")
  writeFileSync(path, file())
  expect(run(path, "--head", head)).toEqual([0, `Intact: ${events.length} events, head ${head}.\n`])
  expect(run(path, "--head", "0".repeat(64))[0]).toBe(1)
  expect([run()[0], run(path, "--head", "abc")[0], run(`${path}.none`)[0], run(path, "--tail")[0]]).toEqual([2, 2, 2, 2])
})
