import type { LetterContent } from "../../shared/layout/content.ts"
import type { LayoutEngine } from "../../shared/layout/engine.ts"
import type { RecordContent } from "../../shared/layout/recordcontent.ts"
import type { Accounts } from "../auth/accounts.ts"
import type { Log } from "../log.ts"
import type { Notifier } from "../notify/notifier.ts"
import type { Store } from "../store/store.ts"
import type { Sync } from "../sync/attach.ts"
import type { Letters } from "./letters.ts"
import type { Metrics } from "./metrics.ts"
import type { Seeds } from "./named.ts"
import type { Streams } from "./stream.ts"

/** An account of the example letter, for the sign-in page. */
export interface DemoAccount {
  readonly name: string
  readonly email: string
  readonly password: string
  readonly side: "requesting" | "responding"
  readonly party: string
}

/** The example letter and who may be tried in it. */
export interface Demo {
  readonly letter: string
  readonly accounts: readonly DemoAccount[]
}

/** What the routes call on. Made once, in `main.ts`. */
export interface Services {
  /** The address people use, without a slash at the end. */
  readonly publicUrl: string
  readonly origins: readonly string[]
  readonly store: Store
  readonly accounts: Accounts
  readonly letters: Letters
  readonly engine: LayoutEngine
  readonly notifier: Notifier
  readonly streams: Streams
  readonly metrics: Metrics
  readonly demo: Demo | null
  readonly log: Log
  readonly seed: Seeds
  /** Looks again at who may read and write a letter's docs, and closes the sockets of those whose answer changed. */
  recheck(letter: string): void
  /** One request's worth of a connection to a letter's docs, where WebSockets are blocked. */
  call: Sync["call"]
  /** A session of the person has ended: sockets and streams ask again whether they may go on. */
  sessionsChanged(userId: string): void
  exportPdf(content: LetterContent): Promise<Uint8Array>
  exportRecord(content: RecordContent): Promise<Uint8Array>
}
