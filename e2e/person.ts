import type { Browser, BrowserContext, Page } from "playwright-core"
import type { House } from "./stage.ts"

/** Where people go: a server, or several behind one address. */
export type Place = Pick<House, "url">

/** A person at a browser of their own: cookies, storage and window shared with nobody. */
export class Person {
  readonly name: string
  readonly email: string
  readonly password = "correct horse battery"
  readonly page: Page
  readonly context: BrowserContext
  readonly house: Place
  /** What the browser complained about: script errors, broken security policy, a second copy of Yjs. */
  readonly complaints: string[] = []
  /** Frames of bytes that the browser has sent over WebSockets. */
  framesSent = 0

  private constructor(name: string, house: Place, context: BrowserContext, page: Page) {
    this.name = name
    this.email = `${name.toLowerCase().replaceAll(/[^a-z]+/g, ".")}@example.test`
    this.house = house
    this.context = context
    this.page = page
    page.on("websocket", (socket) => socket.on("framesent", () => this.framesSent++))
    page.on("pageerror", (error) => this.complaints.push(String(error)))
    page.on("console", (line) => {
      if (line.type() === "error" && /Content Security Policy|Uncaught|Yjs was already imported/.test(line.text())) this.complaints.push(line.text())
    })
  }

  /** Sits a person down at a browser, signed out. */
  static async arrives(name: string, house: Place, browser: Browser, size = { width: 1440, height: 900 }): Promise<Person> {
    const context = await browser.newContext({ viewport: size, baseURL: house.url, acceptDownloads: true })
    return new Person(name, house, context, await context.newPage())
  }

  /** Sits a person down at the browser of a profile that is there already. */
  static at(name: string, house: Place, context: BrowserContext, page: Page): Person {
    return new Person(name, house, context, page)
  }

  /** Registers by the form, as anybody would. */
  async registers(): Promise<void> {
    await this.page.goto("/register")
    await this.page.getByLabel("Full name").fill(this.name)
    await this.page.getByLabel("E-mail").fill(this.email)
    await this.page.getByLabel("Password", { exact: true }).fill(this.password)
    await this.page.getByRole("button", { name: "Make an account" }).click()
    await this.page.waitForURL((url) => !url.pathname.startsWith("/register"))
  }

  /** Signs in by the form. */
  async signsIn(): Promise<void> {
    await this.page.goto("/sign-in")
    await this.page.getByLabel("E-mail").fill(this.email)
    await this.page.getByLabel("Password", { exact: true }).fill(this.password)
    await this.page.getByRole("button", { name: /^sign in$/i }).click()
    await this.page.waitForURL((url) => !url.pathname.startsWith("/sign-in"))
  }

  /** A request with the person's session, as the browser would send it. */
  async asks(method: string, path: string, body?: unknown): Promise<{ status: number; body: unknown; bytes: Buffer }> {
    const response = await this.context.request.fetch(`${this.house.url}${path}`, {
      method,
      headers: { origin: this.house.url, ...(body === undefined ? {} : { "content-type": "application/json" }) },
      ...(body === undefined ? {} : { data: JSON.stringify(body) }),
    })
    const bytes = await response.body()
    return { status: response.status(), body: parsed(bytes), bytes }
  }

  /** A request that must succeed; gives its body. */
  async asksWell<T>(method: string, path: string, body?: unknown): Promise<T> {
    const answer = await this.asks(method, path, body)
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`)
    return answer.body as T
  }

  /** Leaves: closes the browser's context. */
  async leaves(): Promise<void> {
    await this.context.close()
  }
}

function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString("utf8"))
  } catch {
    return bytes.toString("utf8")
  }
}
