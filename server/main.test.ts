import { type ChildProcess, spawn, spawnSync } from "node:child_process"
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs"
import { createServer } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, beforeAll, expect, test } from "vitest"

const ROOT = join(import.meta.dirname, "..")
const MAIN = join(ROOT, "dist/server/main.js")

/** As it is shipped: a loader of TypeScript in between has its own ways to start slowly and to end. */
beforeAll(() => void spawnSync(process.execPath, [join(ROOT, "node_modules/typescript/bin/tsc"), "-b", "server"], { cwd: ROOT }), 120_000)


/** The server as a process of its own, as `npm start` runs it. */
class Running {
  output = ""
  readonly child: ChildProcess
  readonly ended: Promise<number | null>
  /** The address it says it is ready at; rejects when it ends before. */
  readonly ready: Promise<string>

  constructor(env: Record<string, string>) {
    this.child = spawn(process.execPath, [MAIN], { env: { PATH: process.env["PATH"], DEMO: "0", PORT: "0", ...env }, stdio: ["ignore", "pipe", "pipe"] })
    this.ended = new Promise((resolve) => this.child.once("exit", resolve))
    this.ready = new Promise((resolve, reject) => {
      const read = (chunk: Buffer): void => {
        this.output += chunk.toString()
        const url = /^Joint Letter is ready at (\S+)$/m.exec(this.output)?.[1]
        if (url) resolve(url)
      }
      for (const stream of [this.child.stdout, this.child.stderr]) stream?.on("data", read)
      void this.ended.then(() => reject(new Error(`it ended before it was ready:\n${this.output}`)))
    })
    this.ready.catch(() => {})
    running.push(this)
  }
}

const running: Running[] = []
const folders: string[] = []
afterEach(async () => {
  for (const each of running.splice(0)) {
    each.child.kill("SIGKILL")
    await each.ended
  }
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), "joint-letter-"))
  folders.push(made)
  return made
}

test("bad settings are all named in one message, and the process exits 2", async () => {
  const server = new Running({ PORT: "nine", DEMO: "perhaps", PUBLIC_URL: "x" })
  expect(await server.ended).toBe(2)
  expect(server.output).toMatch(/PORT="nine".*\n.*PUBLIC_URL="x".*\n.*DEMO="perhaps"/)
})

test("it says where it is ready in one line, and ends cleanly on SIGTERM and SIGINT", async () => {
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    const server = new Running({ DATA_DIR: folder() })
    const url = await server.ready
    expect((await fetch(`${url}/readyz`)).status).toBe(200)
    server.child.kill(signal)
    expect(await server.ended).toBe(0)
    expect(server.output.match(/ready at/g)).toHaveLength(1)
  }
})

test("SIGTERM with an open stream still ends cleanly", async () => {
  const server = new Running({ DATA_DIR: folder(), DEMO: "1" })
  const url = await server.ready
  const { accounts, letter } = (await (await fetch(`${url}/api/demo`)).json()) as { letter: string; accounts: { email: string; password: string }[] }
  const { email, password } = accounts[0]!
  const headers = { origin: url, "content-type": "application/json" }
  const signIn = await fetch(`${url}/api/auth/sign-in/email`, { method: "POST", headers, body: JSON.stringify({ email, password }) })
  const cookie = signIn.headers.getSetCookie()[0]!.split(";")[0]!
  const stream = await fetch(`${url}/api/letters/${letter}/record`, { headers: { cookie, accept: "text/event-stream" } })
  expect(stream.status).toBe(200)
  server.child.kill("SIGTERM")
  expect(await stream.text()).toContain("letter-created")
  expect(await server.ended).toBe(0)
})

test("a second server on the same folder is refused; after a crash of the first it starts", async () => {
  const dataDir = folder()
  const first = new Running({ DATA_DIR: dataDir })
  await first.ready
  const second = new Running({ DATA_DIR: dataDir })
  expect(await second.ended).toBe(1)
  expect(second.output).toContain("Another server already uses DATA_DIR")
  first.child.kill("SIGKILL")
  await first.ended
  await new Running({ DATA_DIR: dataDir }).ready
})

test("a port in use is told, with what to do", async () => {
  const taken = createServer().listen(0, "127.0.0.1")
  await new Promise((resolve) => taken.once("listening", resolve))
  const { port } = taken.address() as { port: number }
  const server = new Running({ DATA_DIR: folder(), PORT: String(port) })
  expect(await server.ended).toBe(1)
  expect(server.output).toContain(`PORT=${port} is in use`)
  taken.close()
})

test("the generated secret is kept, for its owner alone, and stays the same", async () => {
  const dataDir = folder()
  const secrets: string[] = []
  for (let n = 0; n < 2; n++) {
    const server = new Running({ DATA_DIR: dataDir })
    await server.ready
    server.child.kill("SIGTERM")
    await server.ended
    secrets.push(readFileSync(join(dataDir, "auth-secret"), "utf8"))
  }
  expect(secrets[0]).toMatch(/^[\w-]{43}$/)
  expect(secrets[1]).toBe(secrets[0])
  expect(statSync(join(dataDir, "auth-secret")).mode & 0o777).toBe(0o600)
})

test("the log is JSON and holds no e-mail, password, name, token or words", async () => {
  const server = new Running({ DATA_DIR: folder(), DEMO: "1", LOG_LEVEL: "debug" })
  const url = await server.ready
  const headers = { origin: url, "content-type": "application/json" }
  const body = { name: "Nadia Quill", email: "nadia.quill@example.test", password: "sesame-sesame" }
  const post = (path: string, what: unknown, cookie = ""): Promise<Response> => fetch(url + path, { method: "POST", headers: { ...headers, cookie }, body: JSON.stringify(what) })
  const cookie = (await post("/api/auth/sign-up/email", body)).headers.getSetCookie()[0]!.split(";")[0]!
  await post("/api/auth/sign-up/email", body)
  await post("/api/auth/sign-in/email", { ...body, password: "wrong-wrong" })
  for (const page of ["/api/invitations/", "/join/", "/nowhere/"]) await fetch(`${url}${page}secret-token-in-the-path`, { headers: { accept: "text/html" } })
  const matter = { court: "A court", judge: "A judge", caption: "Quill v. Rook", caseNumber: "1" }
  const letter = { profile: "edca-newman-2013", matter, sides: { requesting: { party: "Quill" }, responding: { party: "Rook" } }, mySide: "requesting" }
  const { id } = (await (await post("/api/letters", letter, cookie)).json()) as { id: string }
  await post(`/api/letters/${id}/invitations`, { side: "responding", role: "counsel", email: "rook@example.test" }, cookie)
  server.child.kill("SIGTERM")
  await server.ended
  const lines = server.output.trim().split("\n").filter((line) => !line.startsWith("Joint Letter is ready"))
  expect(lines.length).toBeGreaterThan(6)
  for (const line of lines) expect(() => JSON.parse(line) as unknown).not.toThrow()
  for (const secret of ["nadia", "Nadia", "sesame", "wrong-wrong", "secret-token", "rook@", "Quill v.", cookie.split("=")[1]!.slice(0, 20)]) {
    expect(server.output).not.toContain(secret)
  }
})
