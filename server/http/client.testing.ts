import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Command } from "../../shared/letter/command.ts"
import type { LetterEvent } from "../../shared/letter/event.ts"
import type { LetterView } from "../../shared/letter/present.ts"
import type { Side } from "../../shared/letter/side.ts"
import { readConfig } from "../config.ts"
import { createLog } from "../log.ts"
import { startServer, type RunningServer } from "../server.ts"

/** A real server on a port of its own, over SQLite in a folder of its own. */
export interface House {
  /** Where its own pages are; with a PUBLIC_URL it listens at `127.0.0.1:port` all the same. */
  readonly url: string
  readonly port: number
  readonly dataDir: string
  /** Ends the server and starts another on the same data. */
  restart(): Promise<void>
  close(): Promise<void>
}

/** Opens a house. `DEMO` is off unless asked for; with a `DATABASE_URL` several houses share what they keep. */
export async function openHouse(env: Readonly<Record<string, string>> = {}): Promise<House> {
  const dataDir = mkdtempSync(join(tmpdir(), "joint-letter-"))
  const open = async (port: number): Promise<RunningServer> => {
    const settings = readConfig({ DEMO: "0", LOG_LEVEL: "silent", ...env, PORT: String(port), DATA_DIR: dataDir })
    if (!settings.ok) throw new Error(settings.message)
    const start = await startServer(settings.config, createLog(settings.config.logLevel), join(dataDir, "client"))
    if (!start.ok) throw new Error(start.message)
    return start.server
  }
  let server = await open(0)
  return {
    url: server.url,
    port: server.port,
    dataDir,
    async restart() {
      const { port } = server
      await server.close()
      server = await open(port)
    },
    async close() {
      await server.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** What came back. `body` is what the route answers; a test that reads it knows which. */
export interface Answered<T> {
  readonly status: number
  readonly headers: Headers
  readonly body: T
}

/** The one form of a refusal. */
export interface Refused {
  readonly code: string
  readonly rule: string
  readonly message: string
  readonly facts: Readonly<Record<string, unknown>>
}

let people = 0

/** A person with a cookie jar, whose requests say that they come from our own page. */
export class Caller {
  readonly house: House
  readonly email: string
  readonly name: string
  readonly password = "long enough"
  cookie = ""
  /** Known once they have signed up. */
  userId = ""

  constructor(house: House, name = "Rosa Imai") {
    this.house = house
    this.name = name
    this.email = `person${++people}@example.test`
  }

  /** A request as the page would send it; `headers` change or, when undefined, remove some. */
  async ask<T = Refused>(method: string, path: string, body?: unknown, headers: Record<string, string | undefined> = {}): Promise<Answered<T>> {
    const all = { origin: this.house.url, cookie: this.cookie, ...(body !== undefined && { "content-type": "application/json" }), ...headers }
    const given = Object.entries(all).filter((entry): entry is [string, string] => Boolean(entry[1]))
    const text = body === undefined || typeof body === "string" ? body : JSON.stringify(body)
    const response = await fetch(`http://127.0.0.1:${this.house.port}${path}`, { method, headers: Object.fromEntries(given), body: text, redirect: "manual" })
    for (const cookie of response.headers.getSetCookie()) this.cookie = cookie.split(";")[0]!
    const type = response.headers.get("content-type") ?? ""
    return { status: response.status, headers: response.headers, body: (type.includes("json") ? await response.json() : await response.text()) as T }
  }

  get<T = Refused>(path: string, headers: Record<string, string | undefined> = {}): Promise<Answered<T>> {
    return this.ask("GET", path, undefined, headers)
  }

  post<T = Refused>(path: string, body: unknown = {}, headers: Record<string, string | undefined> = {}): Promise<Answered<T>> {
    return this.ask("POST", path, body, headers)
  }

  signUp(): Promise<Answered<{ user: { id: string } }>> {
    return this.post("/api/auth/sign-up/email", { name: this.name, email: this.email, password: this.password })
  }

  /** Gives a command to a letter. */
  does(letter: string, command: Command & { after?: number }): Promise<Answered<Done & Refused>> {
    return this.post(`/api/letters/${letter}/commands`, command)
  }

  async sees(letter: string): Promise<LetterView> {
    return (await this.get<LetterView>(`/api/letters/${letter}`)).body
  }
}

/** What a granted command answers. */
export interface Done {
  readonly seq: number
  readonly head: string
  readonly events: readonly LetterEvent[]
}

/** What is needed to begin a letter. */
export const NEW_LETTER = {
  profile: "edca-newman-2013",
  matter: { court: "United States District Court, Eastern District of California", judge: "Hon. Kendall J. Newman", caption: "Alder Creek Growers, LLC v. Sutter Pump & Irrigation Co.", caseNumber: "2:13-cv-09999-XXX-KJN" },
  sides: { requesting: { party: "Alder Creek Growers, LLC" }, responding: { party: "Sutter Pump & Irrigation Co." } },
  mySide: "requesting",
} as const

/** A person with an account. */
export async function signedUp(house: House, name?: string): Promise<Caller> {
  const caller = new Caller(house, name)
  const { status, body } = await caller.signUp()
  caller.userId = body.user?.id
  if (status !== 200) throw new Error(`signing up answered ${status}`)
  return caller
}

/** An invitation as made. */
export interface Made {
  readonly token: string
  readonly url: string
  readonly code: string
  readonly expires: string
}

/** Invites, and has the other accept. */
export async function brings(host: Caller, guest: Caller, letter: string, side: Side, role = "counsel"): Promise<void> {
  const { body } = await host.post<Made>(`/api/letters/${letter}/invitations`, { side, role })
  const { status } = await guest.post(`/api/invitations/${body.token}/accept`, { code: body.code })
  if (status !== 200) throw new Error(`accepting answered ${status}`)
}

/** Two counsel in one letter with one issue, and somebody who has no part in it. */
export async function twoCounsel(house: House): Promise<{ rosa: Caller; daniel: Caller; mallory: Caller; id: string }> {
  const [rosa, daniel, mallory] = [await signedUp(house), await signedUp(house, "Daniel Okafor"), await signedUp(house, "Mallory Vane")]
  const { id } = (await rosa.post<{ id: string }>("/api/letters", NEW_LETTER)).body
  await brings(rosa, daniel, id, "responding")
  await rosa.does(id, { type: "add-issue", heading: [{ text: "Interrogatory No. 4" }], request: { kind: "Interrogatory", set: "Set One", numbers: "4" } })
  return { rosa, daniel, mallory, id }
}

/** Words put into the letter by their side. */
export function proffer(text: string, issue = "issue-1"): Command {
  return { type: "proffer", issue, runs: [{ text }] }
}
