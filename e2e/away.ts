import { cpSync, rmSync } from "node:fs"
import type { Browser } from "playwright-core"
import { expect } from "vitest"
import type { Letter } from "../shared/letter/letter.ts"
import { contentHash } from "../shared/letter/print.ts"
import { Desk, eventually, sees } from "./desk.ts"
import { type Opened, openLetter } from "./letter.ts"
import { Person } from "./person.ts"
import type { Profile } from "./profile.ts"
import { House, openBrowser } from "./stage.ts"

/** What the screen says, across the place where one types. */
export const NOT_CONNECTED = "Not connected. What you type is kept in this browser and will be sent when the connection is back."

/** Two counsel at one letter, away from whose server words are written: what the tests of being offline do again and again. */
export class Away {
  house!: House
  #browser!: Browser
  #letter!: Opened
  readonly #opened: Opened[] = []
  #letters = 0

  async opens(): Promise<void> {
    this.house = await House.open()
    this.#browser = await openBrowser()
  }

  /** A fresh letter, open for both. */
  async begins(): Promise<Opened> {
    const nth = "I".repeat(++this.#letters)
    this.#letter = await openLetter(this.house, this.#browser, [`Rosa Imai ${nth}`, `Daniel Okafor ${nth}`])
    this.#opened.push(this.#letter)
    return this.#letter
  }

  /** Both leave; neither's browser has complained. */
  async parts(): Promise<void> {
    for (const { rosa, daniel } of this.#opened.splice(0)) {
      expect([...rosa.person.complaints, ...daniel.person.complaints]).toEqual([])
      await rosa.person.leaves()
      await daniel.person.leaves()
    }
  }

  async closes(): Promise<void> {
    await this.#browser?.close()
    await this.house?.close()
  }

  /** Stops the server, puts a copy of all that it keeps aside, and starts it again. */
  async backsUp(): Promise<void> {
    await this.house.stop()
    cpSync(this.house.dataDir, this.#backup, { recursive: true })
    await this.house.start()
  }

  /** Starts the server, which is stopped, on the copy. */
  async isSetBack(): Promise<void> {
    rmSync(this.house.dataDir, { recursive: true })
    cpSync(this.#backup, this.house.dataDir, { recursive: true })
    rmSync(this.#backup, { recursive: true })
    await this.house.start()
  }

  get #backup(): string {
    return `${this.house.dataDir}-backup`
  }

  /** A command given elsewhere than on this page. */
  async does({ person }: Desk, command: object): Promise<unknown> {
    return person.asksWell("POST", `/api/letters/${this.#letter.id}/commands`, command)
  }

  /** Both speak, stand on what they said, approve, and file. */
  async files(): Promise<void> {
    const { id, rosa, daniel } = this.#letter
    const participants = { requesting: [rosa.person.name], responding: [daniel.person.name] }
    const call = { type: "log-call", at: new Date().toISOString(), minutes: 1, mode: "phone", participants, issues: ["issue-1"] }
    const { events } = (await this.does(rosa, call)) as { events: readonly { call: string }[] }
    await this.does(daniel, { type: "confirm-call", call: events[0]!.call })
    for (const desk of [rosa, daniel]) await this.does(desk, { type: "stand", issue: "issue-1", against: 1 })
    for (const desk of [rosa, daniel]) {
      const { letter } = await desk.person.asksWell<{ letter: Letter }>("GET", `/api/letters/${id}`)
      await this.does(desk, { type: "approve", hash: contentHash(letter) })
    }
    await this.does(daniel, { type: "mark-filed", ecf: "ECF No. 65", at: new Date().toISOString() })
  }

  /** An associate of Rosa's side, at a browser of her own, the letter open. */
  async joinsHer(name: string): Promise<Desk> {
    const { id, rosa } = this.#letter
    const person = await Person.arrives(`${name} ${"I".repeat(this.#letters)}`, this.house, this.#browser)
    await person.asksWell("POST", "/api/auth/sign-up/email", { name: person.name, email: person.email, password: person.password })
    const seat = { side: "requesting", role: "associate" }
    const { token, code } = await rosa.person.asksWell<{ token: string; code: string }>("POST", `/api/letters/${id}/invitations`, seat)
    await person.asksWell("POST", `/api/invitations/${token}/accept`, { code })
    const desk = new Desk(person)
    await this.comesBack(desk)
    return desk
  }

  /** Rosa at a browser of her own, signed in, the letter open. */
  async signedIn(profile: Profile): Promise<Desk> {
    const context = (await profile.open()).contexts()[0]!
    const page = context.pages()[0] ?? (await context.newPage())
    const person = Person.at(this.#letter.rosa.person.name, this.house, context, page)
    await page.goto(`${this.house.url}/letters/${this.#letter.id}`)
    await sees(page.getByLabel("E-mail").or(page.getByRole("region", { name: /^Issue 1/ })))
    if (await page.getByLabel("E-mail").count()) {
      await page.getByLabel("E-mail").fill(person.email)
      await page.getByLabel("Password", { exact: true }).fill(person.password)
      await page.getByRole("button", { name: /^sign in$/i }).click()
    }
    const desk = new Desk(person, page)
    await sees(desk.editor(1))
    return desk
  }

  /** Opens the letter again. */
  async comesBack(desk: Desk): Promise<void> {
    await desk.page.goto(`${this.house.url}/letters/${this.#letter.id}`)
    await sees(desk.editor(1))
  }

  /** Opens the letter again, whose first issue has no draft open. */
  async returns(desk: Desk): Promise<void> {
    await desk.page.goto(`${this.house.url}/letters/${this.#letter.id}`)
    await sees(desk.issue(1))
  }

  /** Both sides have these words of Rosa's, saved. */
  async isSaid(text: string): Promise<void> {
    const { rosa, daniel } = this.#letter
    await eventually(() => words(rosa), text)
    await rosa.isSaved()
    await eventually(async () => plain(await daniel.draft(1).textContent()), text)
  }

  /** Both sides have these words of Rosa's, saved, and nothing is put aside. */
  async isSame(text: string): Promise<void> {
    await this.isSaid(text)
    expect(await this.#letter.rosa.page.getByRole("region", { name: "Words put aside" }).count()).toBe(0)
  }
}

/** Waits until the screen says that the last key is kept. */
export async function isKept(desk: Desk): Promise<void> {
  await desk.page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))))
  await sees(desk.issue(1).getByText("Kept in this browser"))
}

/** The words of one's own draft on the first issue. */
export async function words(desk: Desk): Promise<string> {
  return plain(await desk.editor(1).textContent())
}

/** Without the space at the end, which a page does not show. */
function plain(text: string | null): string {
  return (text ?? "").replaceAll("\u00a0", " ").trim()
}

/** What the browser's storage holds, as anybody at its keyboard could read it. */
export async function keptIn({ page }: Desk): Promise<{ people: number; rows: number; text: string; isExtractable: boolean }> {
  return page.evaluate(async () => {
    const asked = <T>(request: IDBRequest<T>) => new Promise<T>((resolve, reject) => ((request.onsuccess = () => resolve(request.result)), (request.onerror = () => reject(request.error))))
    const database = await asked(indexedDB.open("joint-letter"))
    const transaction = database.transaction(["keys", "rows"])
    const [keys, rows] = await Promise.all([asked(transaction.objectStore("keys").getAll()), asked(transaction.objectStore("rows").getAll())])
    database.close()
    const decoder = new TextDecoder("latin1")
    const text = rows.map(({ sealed, ...row }: { sealed: ArrayBuffer }) => decoder.decode(sealed) + JSON.stringify(row)).join() + JSON.stringify({ ...localStorage })
    return { people: keys.length, rows: rows.length, text, isExtractable: keys.some(({ key }: { key: CryptoKey }) => key.extractable) }
  })
}

/** Signs out by the menu, and is out. */
export async function signsOut({ page }: Desk): Promise<void> {
  await page.getByRole("button", { name: /^Account of/ }).click()
  await page.getByRole("menuitem", { name: "Sign out" }).click()
  await sees(page.getByRole("link", { name: "Register" }))
}
