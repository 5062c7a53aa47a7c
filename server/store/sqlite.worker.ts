import { parentPort, workerData } from "node:worker_threads"
import { openFile } from "./sqlite.file.ts"
import { type Write, writerOn } from "./sqlite.writes.ts"

// The thread that waits for the disk, so that nobody else does. One batch in, its outcomes out, in order.
const db = openFile(workerData as string)
const write = writerOn(db)
parentPort?.on("message", (batch: readonly Write[] | "close") => {
  if (batch !== "close") return parentPort?.postMessage(write(batch))
  db.close()
  parentPort?.close()
})
