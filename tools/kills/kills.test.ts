import { spawnSync } from "node:child_process"
import { join } from "node:path"
import { beforeAll, expect, test } from "vitest"
import { House } from "../../e2e/stage.ts"
import { Postgres } from "../stage/postgres.ts"
import { postgresDisk, sqliteDisk } from "./disk.ts"
import { Kills, type Victim } from "./kills.ts"

/** `npm run kills` is `KILLS=500`. */
const KILLS = Number(process.env["KILLS"] ?? 10)
const ON_POSTGRES = Math.max(4, Math.round(KILLS / 10))
/** Printed when a test fails; the same seed strikes in the same scenes after the same times. */
const SEED = Number(process.env["SEED"] ?? 20131112)

const ROOT = join(import.meta.dirname, "../..")
beforeAll(() => void spawnSync(process.execPath, [join(ROOT, "node_modules/typescript/bin/tsc"), "-b", "server"], { cwd: ROOT }), 120_000)

/** A server process, killed as a crash would. */
function victimOf(house: House, disk: Victim["disk"]): Victim {
  return {
    url: house.url,
    disk,
    kill: async () => void (await house.stop("SIGKILL")),
    start: () => house.start(),
    async killWhileStarting(ms) {
      const started = house.start().catch(() => undefined)
      await new Promise((resolve) => setTimeout(resolve, ms))
      await house.stop("SIGKILL")
      await started
    },
  }
}

async function plays(victim: Victim, rounds: number, what: string): Promise<void> {
  const kills = await Kills.begin(victim, SEED, what)
  const begun = Date.now()
  await kills.play(rounds)
  console.log(`${what} killed in ${rounds} rounds in ${Math.round((Date.now() - begun) / 1000)} s: ${JSON.stringify(Object.fromEntries(kills.counts))}`)
}

const LIMIT = 120_000 + KILLS * 20_000

test(`SQLite, seed ${SEED}: the server is killed ${KILLS} times; nothing seen or acknowledged is lost, nothing is doubled`, async () => {
  const house = await House.open({ LOG_LEVEL: "error" })
  try {
    await plays(victimOf(house, sqliteDisk(house.dataDir)), KILLS, "server")
    expect(house.output).not.toContain("the server failed")
  } finally {
    await house.close()
  }
}, LIMIT)

test(`PostgreSQL, seed ${SEED}: the server, then the database, is killed ${ON_POSTGRES} times; the same`, async () => {
  const postgres = await Postgres.start()
  const url = await postgres.database("letters")
  const house = await House.open({ LOG_LEVEL: "error", DATABASE_URL: url })
  try {
    const server = victimOf(house, postgresDisk(url))
    await plays(server, ON_POSTGRES, "server")
    const { pid } = house
    const database: Victim = {
      url: house.url,
      disk: server.disk,
      async kill() {
        await postgres.halt("kill")
        // Nobody sends again what may be lost before it was looked for.
        process.kill(pid!, "SIGSTOP")
        await postgres.resume()
      },
      start: async () => void process.kill(pid!, "SIGCONT"),
    }
    await plays(database, ON_POSTGRES, "database")
    expect(house.pid, "the server lives through the death of its database").toBe(pid)
  } finally {
    await house.close()
    await postgres.stop()
  }
}, LIMIT)
