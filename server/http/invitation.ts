import { createHash } from "node:crypto"
import { drawn, type Seed } from "./named.ts"

/** Without 0/O, 1/I/L, 2/Z, 5/S, 8/B: read over the telephone without a mistake. */
const ALPHABET = "34679ACDEFGHJKMNPQRTUVWXY"
const CODE_LENGTH = 8

/** A new secret for a link: 192 bits. */
export function newToken(seed: Seed): string {
  return drawn(seed, "token", 24).toString("base64url")
}

/** A new code to say aloud, 25^8 are 37 bits: `K7RM4WXE`. */
export function newCode(seed: Seed): string {
  // Four bytes a character: none is likelier than another by more than one in a hundred million.
  const bytes = drawn(seed, "code", 4 * CODE_LENGTH)
  return Array.from({ length: CODE_LENGTH }, (_, n) => ALPHABET[bytes.readUInt32BE(4 * n) % ALPHABET.length]).join("")
}

/** The form in which a token is kept: its SHA-256. A copy of the database opens no letter. */
export function sealedToken(token: string): string {
  return createHash("sha256").update(token).digest("hex")
}

/**
 * The form in which a code is kept: hashed together with the token, which the database does not have. By itself a code's
 * 37 bits could be tried out. Case, spaces and hyphens do not matter.
 */
export function sealedCode(token: string, code: string): string {
  return createHash("sha256").update(`${token}:${code.toUpperCase().replace(/[^0-9A-Z]/g, "")}`).digest("hex")
}
