import { fork } from "node:child_process"
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { npm, ROOT } from "../../fresh.mjs"
import { message, served, type Served } from "../process.ts"

/** The peer's name in the table: the last of y-websocket's own servers that goes with Yjs 13, keeping what it gets in LevelDB. */
export const PEER = "y-websocket's server"
const PACKAGES = { "@y/websocket-server": "0.1.1", yjs: "13.6.33" }
const HOME = join(ROOT, "node_modules/.cache/bench-peer")

/** Starts the peer on a data folder. It is fetched the first time, into a folder of its own; null where the registry is out of reach. */
export async function servePeer(folder: string): Promise<Served | null> {
  if (!installed()) return null
  const env = { ...process.env, YPERSISTENCE: join(folder, "leveldb") }
  copyFileSync(join(import.meta.dirname, "serve.mjs"), join(HOME, "serve.mjs"))
  const child = fork(join(HOME, "serve.mjs"), { env, silent: true, execArgv: [] })
  child.stderr?.pipe(process.stderr)
  const { port } = await message<{ port: number }>(child)
  return served(child, `ws://127.0.0.1:${port}`)
}

/** Starts a server that only passes frames on. */
export async function serveRelay(): Promise<Served> {
  const child = fork(join(import.meta.dirname, "relay.mjs"), { execArgv: [] })
  const { port } = await message<{ port: number }>(child)
  return served(child, `ws://127.0.0.1:${port}`)
}

function installed(): boolean {
  const wanted = JSON.stringify({ private: true, dependencies: PACKAGES })
  const list = join(HOME, "package.json")
  if (existsSync(join(HOME, "node_modules")) && readFileSync(list, "utf8") === wanted) return true
  mkdirSync(HOME, { recursive: true })
  writeFileSync(list, wanted)
  const done = npm(["install", "--no-audit", "--no-fund", "--no-save", "--no-package-lock"], { cwd: HOME, quiet: true })
  if (!done) console.error(`${PEER} could not be fetched: its columns stay empty`)
  return done
}
