/**
 * `npm run soak` keeps a server busy as a court's day would: 204 letters, two counsel at each, who come and go, type, put words
 * into the letter and print it; and looks at what the server holds on to. `MINUTES` (30) and `LETTERS` (204) make it shorter; `SPEECHES` is commands a second (1/3).
 * Ends with 1 when memory grew between the first and the last third, or when a handle is left after everybody has gone.
 */
import { writeFileSync } from "node:fs"
import { begin } from "../../e2e/letter.ts"
import { type Answer, Client } from "../../e2e/client.ts"
import { House } from "../../e2e/stage.ts"
import { seeded } from "../../e2e/seeded.ts"
import { ensureBuilt } from "../fresh.mjs"
import { Seat } from "./crowd.ts"
import { course, faults, median, type Sample, sample } from "./sample.ts"

const MINUTES = Number(process.env["MINUTES"] ?? 30)
const LETTERS = Number(process.env["LETTERS"] ?? 204)
/** Letters of one pair of counsel: three sockets each, and a person may hold twenty. */
const OF_A_PAIR = 6
/** What the crowd does in a second, all letters together. */
const A_SECOND = { keys: 40, comings: 1, speeches: Number(process.env["SPEECHES"] ?? 1 / 3), prints: 1 / 15 }
/** How often the server is looked at, in ms; and the part of the time that is not counted, because caches fill. */
const LOOK = 5000
const WARM_UP = 1 / 6

/** After how long the server has closed what was kept open for another request, in ms. */
const IDLE = 155_000

const random = seeded(Number(process.env["SEED"] ?? 20131112))
const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** Everybody registered, each pair with its letters. */
async function seats(url: string): Promise<Seat[]> {
  const all: Seat[] = []
  for (let pair = 0; all.length < 2 * LETTERS; pair++) {
    const rosa = await Client.registers(url, `Rosa ${pair}`)
    const daniel = await Client.registers(url, `Daniel ${pair}`)
    for (let n = 0; n < OF_A_PAIR && all.length < 2 * LETTERS; n++) {
      const id = await rosa.begins(daniel, begin())
      all.push(new Seat(rosa, id, "requesting"), new Seat(daniel, id, "responding"))
    }
  }
  return all
}

/** Whether something that happens so often in a second happens in this tenth of one. */
const happens = (aSecond: number): boolean => random() < aSecond / 10

/** How long answers were waited for, in ms. */
const waits: number[] = []

async function day(url: string, everybody: readonly Seat[], answers: Map<string, number>): Promise<Sample[]> {
  const count = async (what: string, asked: Promise<Answer<unknown>>): Promise<void> => {
    const began = performance.now()
    const { status, broke } = await asked
    waits.push(performance.now() - began)
    answers.set(`${what} ${status}`, (answers.get(`${what} ${status}`) ?? 0) + 1)
    if (broke) console.log(`${new Date().toISOString()} a ${what} got no answer: ${broke}; in the end: ${status}`)
  }
  const samples: Sample[] = []
  const end = Date.now() + MINUTES * 60_000
  for (let look = Date.now(); Date.now() < end; await pause(100)) {
    for (let key = 0; key < A_SECOND.keys / 10; key++) pick(everybody).types(random() < 0.2)
    if (happens(A_SECOND.comings)) turnOver(everybody)
    if (happens(A_SECOND.speeches)) void count("command", pick(everybody).speaks())
    if (happens(A_SECOND.prints)) void count("PDF", pick(everybody).prints())
    if (Date.now() < look) continue
    samples.push(await sample(url))
    look += LOOK
  }
  return samples
}

/** One who is there leaves, one who is away comes back. */
function turnOver(everybody: readonly Seat[]): void {
  const here = everybody.filter(({ isHere }) => isHere)
  const away = everybody.filter(({ isHere }) => !isHere)
  if (away.length > everybody.length / 10) pick(away).comes()
  pick(here).leaves()
}

if (!ensureBuilt()) process.exit(1)
const house = await House.open({ LOG_LEVEL: "warn", ...(process.env["DATABASE_URL"] && { DATABASE_URL: process.env["DATABASE_URL"] }) })
const everybody = await seats(house.url)
// The first PDF brings the engine in; whatever is made once is there before the count begins.
await everybody[0]!.prints()
await pause(IDLE)
const start = await sample(house.url)
for (const seat of everybody) seat.comes()
const answers = new Map<string, number>()
const samples = await day(house.url, everybody, answers)
for (const seat of everybody) seat.leaves()
await pause(IDLE)
const end = await sample(house.url)
await house.close()

const counted = samples.slice(Math.floor(samples.length * WARM_UP))
const MB = 1024 * 1024
console.log(`${LETTERS} letters, ${everybody.length} seats, ${MINUTES} minutes, ${samples.length} samples; answers: ${JSON.stringify(Object.fromEntries(answers))}; waited for ${median(waits).toFixed(0)} ms, at most ${Math.max(...waits).toFixed(0)} ms`)
for (const [name, unit] of [["process_resident_memory_bytes", MB], ["nodejs_heap_size_used_bytes", MB], ["nodejs_external_memory_bytes", MB],
  ["process_open_fds", 1], ["nodejs_active_resources", 1], ["sync_sockets_open", 1], ["sync_rooms_open", 1], ["streams_open", 1], ["nodejs_eventloop_lag_p99_seconds", 0.001]] as const) {
  const { first, last, most } = course(counted, name)
  const figures = [start[name]!, first, last, most, end[name]!].map((value) => (value / unit).toFixed(1))
  console.log(`${name.padEnd(36)} before ${figures[0]}  first third ${figures[1]}  last third ${figures[2]}  most ${figures[3]}  after ${figures[4]}`)
}
const cpu = (end["process_cpu_seconds_total"]! - start["process_cpu_seconds_total"]!) / (MINUTES * 60)
console.log(`the server took ${(cpu * 100).toFixed(1)} % of one processor`)
if (process.env["SAMPLES"]) writeFileSync(process.env["SAMPLES"], JSON.stringify({ start, samples, end }))
const found = faults(start, counted, end)
console.log(found.length === 0 ? "Memory is flat and no handle is left." : found.join("\n"))
process.exit(found.length === 0 ? 0 : 1)
