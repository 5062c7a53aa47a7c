import { randomBytes } from "node:crypto"
import { existsSync, linkSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"

/** 256 bits: as long as the key of the HMAC that signs the cookies. */
const SECRET_BYTES = 32

/**
 * The key that signs sessions: the one given, or one generated at the first start and kept in the data directory,
 * readable by its owner alone. Losing it signs everybody out and harms nothing else. Throws when the kept one is cut
 * short: an empty key would let anybody sign a session.
 */
export function authSecret(given: string | undefined, dataDir: string): string {
  if (given) return given
  const file = join(dataDir, "auth-secret")
  if (!existsSync(file)) generate(file)
  const kept = readFileSync(file, "utf8").trim()
  if (kept.length < SECRET_BYTES) throw new Error("The file auth-secret in the data directory is damaged: remove it, and everybody signs in again")
  return kept
}

/** Written whole, and on the disk, under another name first, so that no crash leaves half a secret; the first of two writers wins. */
function generate(file: string): void {
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, randomBytes(SECRET_BYTES).toString("base64url"), { mode: 0o600, flush: true })
  try {
    linkSync(draft, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error
  } finally {
    rmSync(draft)
  }
}
