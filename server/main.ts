import { readConfig } from "./config.ts"
import { createLog } from "./log.ts"
import { startServer, type RunningServer } from "./server.ts"

/** How long stopping may take, in milliseconds. Whoever sent the signal kills after ten seconds. */
const STOP_MS = 6_000

const settings = readConfig(process.env)
if (!settings.ok) leave(settings.message, 2)
const log = createLog(settings.config.logLevel)

process.on("uncaughtException", fail)
process.on("unhandledRejection", fail)

let server: RunningServer | null = null
let stopping = false
for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => void stop(signal))

const start = await startServer(settings.config, log)
if (!start.ok) leave(start.message, 1)
server = start.server
process.stdout.write(`Joint Letter is ready at ${server.url}\n`)

/** Stops in order; a second signal, or too long a stop, ends the process at once. Before it is ready there is nothing to save. */
async function stop(signal: string): Promise<void> {
  if (stopping || !server) process.exit(stopping ? 1 : 0)
  stopping = true
  log.info({ signal }, "stopping")
  setTimeout(() => {
    log.error("stopping took too long")
    process.exit(1)
  }, STOP_MS).unref()
  await server.close()
  log.info("stopped")
  process.exit(0)
}

/** An error nobody expected leaves the program in a state nobody knows: the record is on disk, so it ends here. */
function fail(error: unknown): never {
  log.fatal({ err: error }, "the server failed")
  process.exit(1)
}

function leave(message: string, code: number): never {
  process.stderr.write(`${message}\n`)
  process.exit(code)
}
