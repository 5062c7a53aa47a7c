import { type ChildProcess, spawn } from "node:child_process"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { expect, test } from "vitest"
import * as Y from "yjs"
import { aWhile, Typist, until } from "../../tools/stage/people.ts"
import { Stage } from "../../tools/stage/stage.ts"
import { SqliteStore } from "../store/sqlite.ts"

/** `KILLS=500` for the long run. */
const KILLS = Number(process.env["KILLS"] ?? (process.env["FUZZ"] === "long" ? 100 : 4))
const LETTER = "letter-1"

/** A server in a process of its own. */
class Victim {
  url = ""
  private readonly file: string
  private process: ChildProcess | null = null

  constructor(file: string) {
    this.file = file
  }

  async start(): Promise<void> {
    const port = this.url ? new URL(this.url).port : "0"
    const script = join(import.meta.dirname, "../../tools/stage/serve.ts")
    const child = spawn(process.execPath, ["--import", "tsx", script, this.file, port], { stdio: ["ignore", "pipe", "inherit"] })
    this.process = child
    this.url = await new Promise<string>((resolve, reject) => {
      child.stdout.once("data", (line: Buffer) => resolve(String(line).trim()))
      child.once("exit", (code) => reject(new Error(`the server ended with ${code}`)))
    })
  }

  async kill(): Promise<void> {
    const child = this.process
    if (!child || child.exitCode !== null) return
    const gone = new Promise((resolve) => child.once("exit", resolve))
    child.kill("SIGKILL")
    await gone
  }
}

async function onDisk(file: string): Promise<Y.Doc> {
  const store = new SqliteStore(file)
  const doc = new Y.Doc()
  for (const { update } of await store.updates(LETTER, "requesting", 0)) Y.applyUpdate(doc, update)
  await store.close()
  return doc
}

test(`killed ${KILLS} times while two people type: what was acknowledged or seen is on disk, and nothing is doubled`, async () => {
  const folder = mkdtempSync(join(tmpdir(), "kill-"))
  const file = join(folder, "letters.sqlite")
  const founded = await Stage.open(new SqliteStore(file))
  await founded.letter(LETTER)
  await founded.close()
  const victim = new Victim(file)
  await victim.start()
  const [ada, amy, ben] = ["ada", "amy", "ben"].map((person) => new Typist(victim.url, LETTER, "requesting", person)) as [Typist, Typist, Typist]
  await until("in sync", () => [ada, amy, ben].every(({ provider }) => provider.synced))
  const texts = [ada.text("issue-1"), amy.text("issue-2")] as const
  let words = 0
  const typing = setInterval(() => {
    for (const text of texts) text.insert(text.length, ` ${++words}`)
    if (words % 10 === 0) for (const text of texts) if (text.length > 400) text.delete(0, 200)
  }, 4)
  try {
    for (let kill = 0; kill < KILLS; kill++) {
      await until("typing is seen", () => ada.provider.synced && ben.provider.synced)
      await aWhile(50 + ((kill * 7919) % 300))
      await victim.kill()
      const seen = Y.encodeStateAsUpdate(ben.doc)
      const acknowledged = [ada, amy].map(({ saved }) => saved && Y.decodeStateVector(saved.vector))
      const disk = await onDisk(file)
      expect(Y.snapshotContainsUpdate(Y.snapshot(disk), seen), "seen by another and not on disk").toBe(true)
      const vector = Y.decodeStateVector(Y.encodeStateVector(disk))
      for (const of of acknowledged) for (const [client, clock] of of ?? []) expect(vector.get(client) ?? 0).toBeGreaterThanOrEqual(clock)
      await victim.start()
    }
    clearInterval(typing)
    await until("everybody sees the same", () => ada.words === ben.words && amy.words === ben.words)
    const disk = await onDisk(file)
    expect(disk.getXmlFragment("position/issue-1").toString()).toContain(texts[0].toString())
    expect([...ada.codes, ...amy.codes, ...ben.codes].filter((code) => code >= 4400)).toEqual([])
  } finally {
    clearInterval(typing)
    for (const person of [ada, amy, ben]) person.leave()
    await victim.kill()
    rmSync(folder, { recursive: true })
  }
}, 60_000 + KILLS * 10_000)
