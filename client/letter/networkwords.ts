import type { RecordStatus } from "../api/record.ts"
import type { Means } from "../sync/way.ts"

/**
 * What to say of a network that lets some things through and others not; null for a good one. Only where everything does arrive:
 * a connection that is not there is said elsewhere (`docs/traps.md` 35, 36).
 */
export function networkWords(means: Means, status: RecordStatus, isConnected: boolean): string | null {
  if (!isConnected || status === "offline" || status === "refused" || status === "broken") return null
  if (means === "requests") return BLOCKED
  return status === "polling" ? HELD : null
}

const BLOCKED =
  "This network blocks live connections. Everything is sent over plain web requests instead: a little slower, nothing is lost."
const HELD =
  "This network holds live news back. News of the letter is asked for every few seconds instead: a little later, nothing is lost."
