import { spawnSync } from "node:child_process"

/**
 * Has every write to a file by a running server fail, as on a disk that is full or broken; or work again. What the server
 * reads, prints and sends is untouched. Linux: by the limit of the size of a file that a process may write.
 */
export function disk(pid: number | undefined, takes: "nothing" | "everything"): void {
  const limit = takes === "nothing" ? "1" : "unlimited"
  const { status, stderr } = spawnSync("prlimit", ["--pid", String(pid), `--fsize=${limit}:unlimited`], { encoding: "utf8" })
  if (status !== 0) throw new Error(`prlimit (of util-linux) is needed here: ${stderr}`)
}
