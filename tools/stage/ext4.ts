import { spawnSync } from "node:child_process"
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"

/** What gives up after an error as Linux does by default: nothing more is written, what is open included. */
const GIVES_UP = "errors=remount-ro"

/**
 * A small ext4 in a file, mounted over a folder. Nobody can mount a disk read-only while files on it are open for writing; but
 * its file system makes itself so after an error, and then has to be taken off and checked before it takes anything again.
 */
export class Ext4 {
  private readonly folder: string
  private readonly place: string

  private constructor(folder: string, place: string) {
    this.folder = folder
    this.place = place
  }

  /** Makes and mounts one of so many MB; null where this process may not, or cannot have it give up afterwards. */
  static over(folder: string, megabytes: number): Ext4 | null {
    const disk = new Ext4(folder, mkdtempSync(join(tmpdir(), "ext4-")))
    const isMade = ran("mkfs.ext4", ["-q", "-m", "0", disk.image, `${megabytes}M`]) && disk.mount()
    if (isMade && existsSync(disk.trigger)) return disk
    if (isMade) disk.unmount()
    rmSync(disk.place, { recursive: true })
    return null
  }

  /** Has the file system find an error in itself and turn read-only under whoever writes. */
  givesUp(): void {
    writeFileSync(this.trigger, "tried by a test")
  }

  /** What an operator does once nobody has a file open: takes it off, has it checked, mounts it again. */
  mend(): void {
    must("umount", [this.folder])
    // 1 and 2: errors were found and mended.
    const { status } = spawnSync("e2fsck", ["-p", this.image])
    if (status === null || status > 2) throw new Error(`e2fsck: ${status}`)
    if (!this.mount()) throw new Error("the mended disk cannot be mounted")
  }

  /** Takes the disk off; what was on it is gone. */
  unmount(): void {
    must("umount", [this.folder])
    rmSync(this.place, { recursive: true, force: true })
  }

  private mount(): boolean {
    return ran("mount", ["-o", `loop,${GIVES_UP}`, this.image, this.folder])
  }

  private get image(): string {
    return join(this.place, "image")
  }

  private get trigger(): string {
    const device = spawnSync("findmnt", ["-no", "SOURCE", this.folder], { encoding: "utf8" }).stdout?.trim() ?? ""
    return `/sys/fs/ext4/${device.replace("/dev/", "")}/trigger_fs_error`
  }
}

const ran = (program: string, given: readonly string[]): boolean => spawnSync(program, given).status === 0

function must(program: string, given: readonly string[]): void {
  const { status, stderr } = spawnSync(program, given, { encoding: "utf8" })
  if (status !== 0) throw new Error(`${program}: ${stderr}`)
}
