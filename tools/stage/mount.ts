import { spawnSync } from "node:child_process"
import { rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"

/** A small disk in memory, mounted over a folder, that can be filled up and emptied again. */
export class Mount {
  private readonly folder: string

  private constructor(folder: string) {
    this.folder = folder
  }

  /** Mounts one of so many MB; null where this process may not mount. */
  static over(folder: string, megabytes: number): Mount | null {
    const { status } = spawnSync("mount", ["-t", "tmpfs", "-o", `size=${megabytes}m`, "tmpfs", folder])
    return status === 0 ? new Mount(folder) : null
  }

  /** Takes all the space that is left. */
  fill(): void {
    for (const size of [65_536, 4096]) {
      try {
        for (;;) writeFileSync(this.filler, Buffer.alloc(size), { flag: "a" })
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "ENOSPC") throw error
      }
    }
  }

  /** Gives back the space that `fill` took. */
  empty(): void {
    rmSync(this.filler)
  }

  /** Lets nobody write on it, or everybody again. Throws while a file on it is open for writing: Linux does not allow it. */
  turns(how: "read-only" | "writable"): void {
    const { status, stderr } = spawnSync("mount", ["-o", `remount,${how === "writable" ? "rw" : "ro"}`, this.folder], { encoding: "utf8" })
    if (status !== 0) throw new Error(`mount: ${stderr}`)
  }

  /** Takes the disk off; what was on it is gone. */
  unmount(): void {
    const { status, stderr } = spawnSync("umount", [this.folder], { encoding: "utf8" })
    if (status !== 0) throw new Error(`umount: ${stderr}`)
  }

  private get filler(): string {
    return join(this.folder, "filler")
  }
}
