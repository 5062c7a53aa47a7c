import { accessSync, constants, existsSync, statSync } from "node:fs"
import { isIP } from "node:net"
import { dirname, resolve } from "node:path"

/** How the server runs: everything it takes from the environment, checked. */
export interface Config {
  /** TCP port; 0 lets the system choose. */
  readonly port: number
  readonly host: string
  /** Folder of the database, the generated secret and the lock. */
  readonly dataDir: string
  /** PostgreSQL; undefined means SQLite in `dataDir`. */
  readonly databaseUrl?: string
  /** Where people reach the server. Undefined: `http://localhost:PORT`, known once the port is. */
  readonly publicUrl?: string
  /** Undefined: notices go to the log and to the inbox page only. */
  readonly smtpUrl?: string
  /** Whether the example letter is seeded. */
  readonly demo: boolean
  /** Signs sessions. Undefined: generated once and kept in `dataDir`. */
  readonly authSecret?: string
  /** What Express calls `trust proxy`: how many proxies, or which addresses, may say who the client is. */
  readonly trustProxy: boolean | number | string
  readonly logLevel: LogLevel
}

const LEVELS = ["fatal", "error", "warn", "info", "debug", "silent"] as const
export type LogLevel = (typeof LEVELS)[number]

/** A setting as read: its value, or what is wrong with it. */
type Reading<T> = { readonly value: T } | { readonly fault: string }

/** Every bad value named in one message, or the settings. */
export type ConfigVerdict =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly message: string }

/** Reads the settings from the environment. Empty means unset. Refuses all bad values at once, each by name. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): ConfigVerdict {
  const faults: string[] = []
  function take<T>(name: string, read: (text: string) => Reading<T>, otherwise: T): T {
    const text = env[name]?.trim()
    if (!text) return otherwise
    const reading = read(text)
    if ("value" in reading) return reading.value
    faults.push(`  ${name}=${reading.fault}`)
    return otherwise
  }
  const config: Config = {
    port: take("PORT", port, 3000),
    host: take("HOST", host, "127.0.0.1"),
    dataDir: take("DATA_DIR", folder, resolve("./data")),
    databaseUrl: take<string | undefined>("DATABASE_URL", secretUrl("postgres:", "postgresql:"), undefined),
    publicUrl: take<string | undefined>("PUBLIC_URL", origin, undefined),
    smtpUrl: take<string | undefined>("SMTP_URL", secretUrl("smtp:", "smtps:"), undefined),
    demo: take("DEMO", flag, true),
    authSecret: take<string | undefined>("AUTH_SECRET", secret, undefined),
    trustProxy: take<Config["trustProxy"]>("TRUST_PROXY", proxies, false),
    logLevel: take("LOG_LEVEL", level, "info"),
  }
  if (faults.length === 0) return { ok: true, config }
  return { ok: false, message: `The server cannot start with these settings:\n${faults.join("\n")}` }
}

/** The address people use, once the port is known. */
export function publicUrl(config: Config, boundPort: number): string {
  return config.publicUrl ?? `http://localhost:${boundPort}`
}

/** The names a machine has for itself; people type any of them. */
const LOOPBACK = ["localhost", "127.0.0.1", "[::1]"]

/**
 * The origins that are ours: the public one, and where that is this machine's own name, its other names at the same port.
 * A page on another port of the same machine gains nothing.
 */
export function ourOrigins(config: Config, boundPort: number): readonly string[] {
  const address = new URL(publicUrl(config, boundPort))
  const names = LOOPBACK.includes(address.hostname) ? LOOPBACK : [address.hostname]
  const listening = config.publicUrl || WILDCARD.includes(config.host) ? [] : [isIP(config.host) === 6 ? `[${config.host}]` : config.host]
  return [...new Set([...names, ...listening])].map((name) => originAt(address, name))
}

const WILDCARD = ["0.0.0.0", "::"]

function originAt(address: URL, name: string): string {
  return new URL(`${address.protocol}//${name}${address.port ? `:${address.port}` : ""}`).origin
}

/** Quotes what was given, cut short, so that the message shows it without becoming it. */
function bad(text: string, wanted: string): { fault: string } {
  return { fault: `${JSON.stringify(text.slice(0, 60))}: ${wanted}` }
}

function port(text: string): Reading<number> {
  const value = Number(text)
  if (/^\d+$/.test(text) && value <= 65535) return { value }
  return bad(text, "a port is a whole number from 0 to 65535")
}

function host(text: string): Reading<string> {
  if (isIP(text) || /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(text)) return { value: text }
  return bad(text, "a host is a name or an IP address, without a port")
}

function folder(text: string): Reading<string> {
  const path = resolve(text)
  const fault = folderFault(path)
  return fault ? bad(text, fault) : { value: path }
}

/** Why nothing can be kept under a path; null when it can, or when the folder can still be made there. */
function folderFault(path: string): string | null {
  if (!existsSync(path)) return dirname(path) === path ? "there is no such folder" : folderFault(dirname(path))
  if (!statSync(path).isDirectory()) return `${path} is not a folder`
  try {
    accessSync(path, constants.W_OK | constants.X_OK)
    return null
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EROFS" ? `the disk of ${path} can only be read` : `this user may not write in ${path}`
  }
}

function flag(text: string): Reading<boolean> {
  if (["1", "true", "yes", "on"].includes(text.toLowerCase())) return { value: true }
  if (["0", "false", "no", "off"].includes(text.toLowerCase())) return { value: false }
  return bad(text, "either 1 or 0")
}

function level(text: string): Reading<LogLevel> {
  const found = LEVELS.find((name) => name === text.toLowerCase())
  return found ? { value: found } : bad(text, `one of ${LEVELS.join(", ")}`)
}

function secret(text: string): Reading<string> {
  if (text.length >= 32) return { value: text }
  return { fault: `(not shown): at least 32 characters, for example from "openssl rand -base64 32"` }
}

function origin(text: string): Reading<string> {
  const url = URL.canParse(text) ? new URL(text) : null
  if (!url || (url.protocol !== "http:" && url.protocol !== "https:")) return bad(text, "an address that begins with http:// or https://")
  if (url.pathname !== "/" || url.search || url.hash || url.username) {
    return bad(text, "only scheme, name and port; the server lives at the root of its address")
  }
  return { value: url.origin }
}

/** URLs that may hold a password: a fault never repeats them. */
function secretUrl(...schemes: string[]): (text: string) => Reading<string> {
  return (text) => {
    const url = URL.canParse(text) ? new URL(text) : null
    if (url && schemes.includes(url.protocol) && url.hostname) return { value: text }
    return { fault: `(not shown): an address that begins with ${schemes.map((scheme) => `${scheme}//`).join(" or ")} and names a host` }
  }
}

function proxies(text: string): Reading<Config["trustProxy"]> {
  if (/^\d{1,2}$/.test(text)) return { value: text === "0" ? false : Number(text) }
  if (text.toLowerCase() === "false") return { value: false }
  const names = text.split(",").map((name) => name.trim())
  const known = (name: string): boolean => ["loopback", "linklocal", "uniquelocal"].includes(name) || isIP(name.split("/")[0] ?? "") > 0
  if (names.every(known)) return { value: names.join(",") }
  return bad(text, "how many proxies stand in front (0, 1, …), or their addresses with commas between")
}
