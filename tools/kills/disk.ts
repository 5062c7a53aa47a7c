import { copyFileSync, existsSync, mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { pino } from "pino"
import * as Y from "yjs"
import type { LetterEvent } from "../../shared/letter/event.ts"
import { SIDES } from "../../shared/letter/side.ts"
import { DOC_NAMES, type DocName } from "../../shared/sync/docs.ts"
import { PostgresStore } from "../../server/store/postgres.ts"
import { SqliteStore } from "../../server/store/sqlite.ts"
import { writerHere } from "../../server/store/sqlite.writer.ts"
import type { Store } from "../../server/store/store.ts"

/** What a dead server has left of a letter. */
export interface Kept {
  readonly events: readonly LetterEvent[]
  readonly docs: Readonly<Record<DocName, Y.Doc>>
  /** The remarks that each side keeps to itself. */
  readonly asides: readonly string[]
}

/** Reads what is kept, without changing anything of what the next server will find. */
export type Disk = (letter: string) => Promise<Kept>

/** The files of a server's folder, looked at in a copy: to open them is to repair them, and that is the server's own work. */
export function sqliteDisk(dataDir: string): Disk {
  return async (letter) => {
    const copy = mkdtempSync(join(tmpdir(), "kept-"))
    for (const name of ["letters.sqlite", "letters.sqlite-wal"]) if (existsSync(join(dataDir, name))) copyFileSync(join(dataDir, name), join(copy, name))
    const store = new SqliteStore(join(copy, "letters.sqlite"), writerHere)
    try {
      return await kept(store, letter)
    } finally {
      await store.close()
      rmSync(copy, { recursive: true })
    }
  }
}

/** The tables of a PostgreSQL. */
export function postgresDisk(url: string): Disk {
  return async (letter) => {
    const store = await PostgresStore.open(url, pino({ level: "silent" }))
    try {
      return await kept(store, letter)
    } finally {
      await store.close()
    }
  }
}

async function kept(store: Store, letter: string): Promise<Kept> {
  const docs = {} as Record<DocName, Y.Doc>
  for (const name of DOC_NAMES) {
    docs[name] = new Y.Doc()
    for (const { update } of await store.updates(letter, name, 0)) Y.applyUpdate(docs[name], update)
  }
  const asides = (await Promise.all(SIDES.map((side) => store.sideComments(letter, side)))).flat().map(({ runs }) => runs)
  return { events: await store.events(letter, 0), docs, asides }
}
