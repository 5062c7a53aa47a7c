import { spawnSync } from "node:child_process"
import { readFileSync, statSync, writeFileSync } from "node:fs"
import { join } from "node:path"

/**
 * Has every write to a file by a running server fail, as on a disk that is full or broken; or work again. What the server
 * reads, prints and sends is untouched. Linux: by the limit of the size of a file that a process may write.
 */
export function disk(pid: number | undefined, takes: "nothing" | "everything"): void {
  const limit = takes === "nothing" ? "1" : "unlimited"
  const { status, stderr } = spawnSync("prlimit", ["--pid", String(pid), `--fsize=${limit}:unlimited`], { encoding: "utf8" })
  if (status !== 0) throw new Error(`prlimit (of util-linux) is needed here: ${stderr}`)
}

/** A page in SQLite's write-ahead log, with its head, in bytes: https://sqlite.org/fileformat2.html#walformat */
const FRAME = 24 + 4096

/** How long the write-ahead log is, in bytes: where the next page will be. */
export function logLength(dataDir: string): number {
  return statSync(logIn(dataDir)).size
}

/**
 * Spoils a page of the write-ahead log of a server that is dead. It goes, with all of its commit and all that came after it: as on a
 * disk that said it had kept what it had not.
 *
 * @param at Where the page begins; the last one if absent.
 */
export function spoilLog(dataDir: string, at = logLength(dataDir) - FRAME): void {
  const bytes = readFileSync(logIn(dataDir))
  for (let n = at + FRAME / 2; n < at + FRAME / 2 + 50; n++) bytes[n]! ^= 0xff
  writeFileSync(logIn(dataDir), bytes)
}

function logIn(dataDir: string): string {
  return join(dataDir, "letters.sqlite-wal")
}
