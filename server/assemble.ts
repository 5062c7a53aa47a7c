import type { RequestListener, Server } from "node:http"
import type { LayoutEngine } from "../shared/layout/engine.ts"
import { openAccounts } from "./auth/accounts.ts"
import { authSecret } from "./auth/secret.ts"
import type { Config } from "./config.ts"
import { openDemo } from "./demo/demo.ts"
import { exportPdf, exportRecord } from "./export/pdf.ts"
import { createApp } from "./http/app.ts"
import { Letters } from "./http/letters.ts"
import { Metrics } from "./http/metrics.ts"
import { seeds } from "./http/named.ts"
import { processGauges } from "./http/process.ts"
import type { Services } from "./http/services.ts"
import { Streams } from "./http/stream.ts"
import { createServerEngine } from "./layout/engine.ts"
import type { Log } from "./log.ts"
import { smtpPost } from "./notify/mail.ts"
import { openNotifier } from "./notify/notifier.ts"
import { openStore } from "./store/open.ts"
import { attachSync } from "./sync/attach.ts"

/** What a server is put together from. */
export interface Surroundings {
  readonly config: Config
  readonly http: Server
  readonly publicUrl: string
  readonly origins: readonly string[]
  readonly log: Log
  readonly clientDir: string
}

/** Everything open, behind one listener. */
export interface Assembled {
  readonly app: RequestListener
  /** Ends what stays open by itself: streams and sockets. Their clients come back. */
  letGo(): void
  /** Has everything on disk, and closes. */
  close(): Promise<void>
}

/** The engine, with its work counted. */
function counted(engine: LayoutEngine, metrics: Metrics): LayoutEngine {
  async function timed<T>(what: string, work: Promise<T>): Promise<T> {
    const begun = performance.now()
    const made = await work
    metrics.add(`layouts_total{what="${what}"}`)
    metrics.add(`layout_seconds_total{what="${what}"}`, (performance.now() - begun) / 1000)
    return made
  }
  return {
    measure: (content) => timed("measure", engine.measure(content)),
    pages: (content) => timed("pages", engine.pages(content)),
  }
}

/** How long the last notices may take after the server was told to stop, in milliseconds. */
const LAST_NOTICES_MS = 1_500

/** Opens the parts in the order in which they depend on each other. */
export async function assemble({ config, http, publicUrl, origins, log, clientDir }: Surroundings): Promise<Assembled> {
  const opened = await openStore({ ...config, log })
  const { store } = opened
  const secret = authSecret(config.authSecret, config.dataDir)
  const accounts = await opened.alone(() => openAccounts({ database: opened.accounts, secret, publicUrl, origins, log }))
  const engine = await createServerEngine({ log })
  const letters = new Letters(store)
  const streams = new Streams(store)
  const metrics = new Metrics()
  const post = config.smtpUrl ? smtpPost(config.smtpUrl, publicUrl, log) : null
  const notifier = openNotifier({ store, emailOf: accounts.emailOf, post, publicUrl, log })
  const { personOf: sessionOf, isLive } = accounts
  const sync = attachSync(http, { store, sessionOf, isLive, letterOf: (id) => letters.of(id), origins, log })
  const services: Services = {
    publicUrl,
    origins,
    store,
    accounts,
    letters,
    engine: counted(engine, metrics),
    notifier,
    streams,
    metrics,
    log,
    seed: seeds(secret),
    demo: null,
    exportPdf: (content) => exportPdf(engine, content),
    exportRecord: (content) => exportRecord(engine, content),
    call: sync.call,
    recheck: (letter) => void sync.recheck(letter).catch((error: unknown) => log.error({ err: error }, "rights were not looked at again")),
    sessionsChanged(userId) {
      streams.recheck(userId)
      sync.sessionsChanged(userId).catch((error: unknown) => log.error({ err: error }, "sessions could not be looked at"))
      store.tellSessions(userId).catch((error: unknown) => log.error({ err: error }, "other servers were not told that a session has ended"))
    },
  }
  processGauges(metrics)
  metrics.gauge("streams_open", () => streams.size)
  metrics.gauge("sync_sockets_open", () => sync.counts().sockets)
  metrics.gauge("sync_rooms_open", () => sync.counts().rooms)
  const demo = config.demo ? await opened.alone(() => openDemo(services)) : null
  let synced: Promise<void> = Promise.resolve()
  return {
    app: createApp({ ...services, demo }, config, clientDir),
    letGo() {
      streams.close()
      synced = sync.close()
    },
    async close() {
      await synced
      await Promise.race([notifier.settled(), new Promise((resolve) => setTimeout(resolve, LAST_NOTICES_MS).unref())])
      post?.close()
      await engine.close()
      await opened.close()
    },
  }
}
