import { join } from "node:path"
import type { House } from "./house.ts"
import { HOME, STOCK } from "./peers.ts"
import { freePort, type Server, startServer } from "./process.ts"

/** Where and how people connect: everything that a load process needs to know of a server. */
export interface Target {
  readonly client: "y-websocket" | "hocuspocus"
  readonly url: string
  /** More servers of the same letters: the people of a letter go to one after the other. */
  readonly more?: readonly string[]
  /** What the people of a letter are signed in with: by the letter's number, modulo, and their part in it. */
  readonly cookies: readonly (readonly string[])[]
}

/** One of those compared. */
export interface Contender {
  readonly name: string
  /** What it does that bears on the comparison. */
  readonly note: string
  /** Whether a new process still has what an earlier one was sent. */
  readonly keeps: boolean
  /** Whether somebody who comes late gets what was written before. */
  readonly serves: boolean
  /** Starts it over what a folder holds; again on the same port where one is given. */
  serve(folder: string, port?: number): Promise<Server>
  target(server: Server): Target
}

/** All of them, ours first. */
export function contenders(house: House): Contender[] {
  return [
    {
      name: "ours",
      note: "the whole product on SQLite: accounts, rights, on disk before it is shown, acknowledged",
      keeps: true,
      serves: true,
      serve: (folder, port) => house.serve(folder, port),
      target: ({ port }) => ({ client: "y-websocket", url: `ws://127.0.0.1:${port}/sync`, cookies: house.cookies }),
    },
    peer("reference", "@y/websocket-server 0.1.1, its own program, in memory", STOCK),
    peer("leveldb", "the same with YPERSISTENCE: LevelDB, not synced", STOCK, true),
    peer("hocuspocus", "@hocuspocus/server 4.7.0, its SQLite extension's statements, stored after 2 s of quiet", join(HOME, "hocuspocus.mjs"), true),
    peer("log", "a durable append-only log that passes on what is on disk, no doc", join(HOME, "log.mjs"), true),
    peer("relay", "passes frames on, nothing else", join(HOME, "relay.mjs")),
  ]
}

function peer(name: string, note: string, script: string, keeps = false): Contender {
  const client = name === "hocuspocus" ? "hocuspocus" : "y-websocket"
  return {
    name,
    note,
    keeps,
    serves: name !== "relay",
    serve: async (folder, port) => {
      const env: Record<string, string> = name === "leveldb" ? { YPERSISTENCE: join(folder, "leveldb") } : { DATA_DIR: folder }
      return startServer(script, env, port ?? (await freePort()))
    },
    target: ({ port }) => ({ client, url: `ws://127.0.0.1:${port}`, cookies: [] }),
  }
}
