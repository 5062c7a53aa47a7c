import { connect } from "node:net"
import { afterAll, beforeAll, expect, test } from "vitest"
import type { Client } from "../client.ts"
import { begin } from "../letter.ts"
import { refuses } from "../refusal.ts"
import { type Answer, asksRaw } from "./mallory.ts"
import { filled, type Route, routesOf } from "./routes.ts"
import { saysNothing, Siege } from "./siege.ts"

let siege: Siege
let routes: Route[]
let mal: Client
beforeAll(async () => {
  siege = await Siege.open()
  routes = await routesOf(siege.rosa)
  mal = await siege.opponent()
})
afterAll(() => siege?.close())

const commands = (): string => `/api/letters/${siege.id}/commands`
const proffer = { type: "proffer", issue: "issue-2", runs: [{ text: "Forged." }] }

// Another site's page, with the person's own cookie

const ORIGINS: Record<string, (ours: string) => Record<string, string>> = {
  "none": () => ({}),
  "null": () => ({ origin: "null" }),
  "another site's": () => ({ origin: "https://evil.example" }),
  "one that begins like ours": (ours) => ({ origin: `${ours}.evil.example` }),
  "one that ends like ours": (ours) => ({ origin: `http://evil-${new URL(ours).host}` }),
  "another port's": (ours) => ({ origin: ours.replace(/\d+$/, "1") }),
  "ours, twice": (ours) => ({ origin: `${ours} ${ours}` }),
  "none, and a Referer of ours": (ours) => ({ referer: `${ours}/letters` }),
}
for (const [name, origin] of Object.entries(ORIGINS))
  test(`[CSRF] with ${name} for an Origin, nothing that changes something is done, on any route`, () =>
    siege.withstands(async () => {
      const cookie = siege.rosa.headers["cookie"]!
      for (const { method, path } of routes.filter((route) => route.method !== "GET"))
        for (const type of ["application/json", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"]) {
          const headers = { cookie, "content-type": type, ...origin(siege.house.url) }
          refuses(await asksRaw(siege.house.url, method, filled(path, siege.id), headers, JSON.stringify(proffer)), 403, "wrong-origin")
        }
    }))

test("[CSRF] a form's own kinds of body are 415 even from our own page, and a method in a header or a query is passed over", () =>
  siege.withstands(async () => {
    for (const type of ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/jsonp", "text/json"])
      refuses(await siege.asks(siege.rosa, "POST", commands(), JSON.stringify(proffer), { "content-type": type }), 415, "not-json")
    for (const headers of [{ "x-http-method-override": "POST" }, { "x-method": "POST" }] as Record<string, string>[])
      expect((await siege.asks(siege.rosa, "GET", `${commands()}?_method=POST`, "", headers)).status).toBe(405)
  }))

// JSON that is meant to hurt

const deep = (open: string, close: string, depth: number): string => open.repeat(depth) + close.repeat(depth)
const BOMBS: Record<string, string> = {
  "100,000 arrays in each other": `{"type":"proffer","issue":"issue-2","runs":${deep("[", "]", 100_000)}}`,
  "30,000 objects in each other": `{"type":"proffer","issue":"issue-2","runs":[{"text":${deep('{"text":', "", 20_000)}1${"}".repeat(20_000)}}]}`,
  "an array of 100,000": `{"type":"proffer","issue":"issue-2","runs":[${"0,".repeat(100_000)}0]}`,
  "2,001 runs": `{"type":"proffer","issue":"issue-2","runs":[${'{"text":"x"},'.repeat(2000)}{"text":"x"}]}`,
  "20,000 fields": `{"type":"proffer","issue":"issue-2","runs":[],${Array.from({ length: 20_000 }, (_, n) => `"f${n}":1`).join()}}`,
  "a number beyond all numbers": '{"type":"release-lines","lines":1e999}',
  "a number of 100,000 digits": `{"type":"release-lines","lines":${"9".repeat(100_000)}}`,
  "a negative number": '{"type":"release-lines","lines":-5}',
  "half a number": '{"type":"release-lines","lines":0.5}',
  "a key twice": '{"type":"stand","type":"release-lines","lines":-1,"lines":-2}',
  "__proto__ for a field": '{"__proto__":{"side":"requesting"},"type":"stand","issue":"issue-1","against":1}',
  "__proto__ within": '{"type":"proffer","issue":"issue-2","runs":[{"text":"x","__proto__":{"bold":true}}]}',
  "constructor for a field": '{"constructor":{"prototype":{"role":"counsel"}},"type":"stand","issue":"issue-1","against":1}',
  "a prototype's name for a command": '{"type":"__proto__"}',
  "another prototype's name for a command": '{"type":"constructor"}',
  "nothing": "null",
  "a string": '"proffer"',
  "an array": "[]",
  "half a body": '{"type":"proffer"',
  "a zero byte": "\u0000",
  "bytes that are no text": "{\"type\":\"\ufffd\ufffd",
}
for (const [name, body] of Object.entries(BOMBS))
  test(`${name} in a command is 400, with the path of the fault`, () =>
    siege.withstands(async () => {
      refuses(await siege.asks(siege.rosa, "POST", commands(), body), 400, "malformed")
    }))

/** Names that are on every object, where an id belongs. */
const PROTOTYPES = ["__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "heading:__proto__", "request:constructor"]
for (const id of PROTOTYPES)
  test(`${id} is no id of anything`, () =>
    siege.withstands(async () => {
      const lawful = [
        { ...proffer, issue: id }, { type: "stand", issue: id, against: 1 }, { type: "withdraw-issue", issue: id }, { type: "propose-joint", part: id, runs: [{ text: "x" }] },
        { type: "accept-joint", proposal: id }, { type: "confirm-call", call: id }, { type: "adopt-suggestion", suggestion: id }, { type: "reorder-issues", order: [id] },
        { type: "suggest", issue: id, runs: [{ text: "x" }] }, { type: "comment", issue: id, runs: [{ text: "x" }], audience: "both" },
      ]
      for (const command of lawful) {
        const answer = await siege.asks(siege.rosa, "POST", commands(), JSON.stringify(command))
        expect([400, 422], JSON.stringify(command)).toContain(answer.status)
      }
      expect((await siege.asks(siege.rosa, "POST", `/api/letters/${siege.id}/measure`, JSON.stringify({ issue: id, runs: [] }))).status).toBe(422)
      expect((await siege.asks(siege.rosa, "POST", "/api/letters", JSON.stringify(begin(id)))).status).toBe(400)
      for (const path of [`/api/letters/${id}`, `/api/invitations/${id}`, `/api/${id}`]) expect((await siege.asks(siege.rosa, "GET", path)).status).toBe(404)
    }))

test("an account's request is bounded in depth and length, and knows no fields but its own", () =>
  siege.withstands(async () => {
    const origin = { origin: siege.house.url, "content-type": "application/json" }
    const enter = (body: string, path = "sign-in/email"): Promise<Answer> => asksRaw(siege.house.url, "POST", `/api/auth/${path}`, origin, body)
    for (const path of ["sign-in/email", "sign-up/email"]) {
      expect((await enter(`{"email":${deep("[", "]", 100_000)}}`, path)).status).toBe(400)
      expect((await enter(`{"email":"${"a".repeat(250_000)}","password":"long enough","name":"x"}`, path)).status).toBe(400)
      expect((await enter('{"__proto__":{"email":"a@b.test","password":"long enough"}}', path)).status).toBe(400)
    }
    const elsewhere = { email: "nobody@example.test", password: "long enough", callbackURL: `https://evil.example/${"a".repeat(200_000)}` }
    expect((await enter(JSON.stringify(elsewhere))).status).toBe(401)
  }))

// Addresses

const WAYS = [
  "/../../../../etc/passwd", "/..%2f..%2f..%2fetc%2fpasswd", "/%2e%2e/%2e%2e/auth-secret", "/%c0%ae%c0%ae/auth-secret", "/assets/..%5c..%5cauth-secret",
  "/assets/../../server/main.js", "/assets/%2e%2e/%2e%2e/server/main.js", "/index.html%00.js", "/%00", "/.env", "/assets/.hidden", "//etc/passwd", "/\\evil.example",
  "/assets//..//..//server/main.js", "/auth-secret", "/letters.sqlite", "/accounts.sqlite", "/%", "/assets/%ff", `/${"a/".repeat(5000)}`, `/${"a.".repeat(5000)}js`,
]
test("no way leads out of the client's folder, however it is written", () =>
  siege.withstands(async () => {
    for (const path of WAYS)
      for (const accept of ["text/html", "*/*"]) {
        const { status, body } = await siege.asks(siege.rosa, "GET", path, "", { accept })
        const isPage = status === 200 && String(body).startsWith("<!doctype html>")
        expect([400, 404].includes(status) || isPage, `${path} ${status} ${String(body).slice(0, 80)}`).toBe(true)
      }
  }))

const ODD = [
  "/api/letters/%E0%A4%A", "/api/letters/%00", "/api/letters/%00/record", "/api/letters//record", "/api/..%2f..%2fetc%2fpasswd", "/api/__proto__", "/api/letters/%2e%2e", "/API/letters",
  `/api/letters/${"a".repeat(10_000)}`, "/api/letters/x/record?after[]=1&after=2&__proto__[x]=1", "/api/invitations/%ff", "/api/letters/..;/x", "/api/letters/x%0d%0aset-cookie:%20a=b",
]
test("odd addresses are answered in the one form, without an error of ours and without a header of theirs", () =>
  siege.withstands(async () => {
    for (const path of ODD) {
      const answer = await siege.asks(siege.rosa, "GET", path)
      expect([400, 404], path).toContain(answer.status)
      refuses(answer, answer.status, answer.status === 400 ? "malformed" : (answer.body as { code: string }).code)
    }
    // The form in which a proxy asks.
    for (const path of ["/api/auth/get-session", "/api/letters"]) expect((await siege.asks(null, "GET", `http://evil.example${path}`)).status).toBeLessThan(500)
  }))

// Headers and the log

const NASTY = ["line\r\nx-injected: yes", "line\nbreak", "\u001b[31mred\u001b[0m", "nul\u0000", "\u202egnp.exe", "\u2028", "\"},{\"level\":\"fatal\""]

test("line breaks, control characters and escapes are refused in names and headings, and start no line in the log or a header", () =>
  siege.withstands(async () => {
    for (const text of NASTY) {
      const printable = text.startsWith("\"")
      const name = await siege.asks(mal, "POST", "/api/auth/update-user", JSON.stringify({ name: text }))
      expect(name.status).toBe(printable ? 200 : 400)
      const heading = { type: "propose-joint", part: "heading:issue-1", runs: [{ text }] }
      if (!printable) expect([400, 422]).toContain((await siege.asks(siege.daniel, "POST", commands(), JSON.stringify(heading))).status)
      const invite = { side: "responding", role: "viewer", email: `${text}@example.test` }
      expect((await siege.asks(siege.daniel, "POST", `/api/letters/${siege.id}/invitations`, JSON.stringify(invite))).status).toBe(400)
      const answer = await siege.asks(siege.rosa, "GET", `/api/letters/${encodeURIComponent(text)}`, "", { "user-agent": text.replace(/[^\t\x20-\x7e]/g, " "), accept: "application/json" })
      expect(answer.status).toBe(404)
    }
    for (const trace of ["\u001b", "x-injected"]) expect(siege.house.output).not.toContain(trace)
  }))

test("a case number of any kind makes a plain file name", async () => {
  const own = await siege.stranger()
  await siege.withstands(async () => {
    for (const caseNumber of ['2:13-cv"; filename="evil.exe', "../../etc/passwd", "%0d%0aset-cookie", "número 漢字", "💥"]) {
      const body = { ...(begin() as { matter: object }), matter: { ...(begin() as { matter: object }).matter, caseNumber } }
      const made = await siege.asks(own, "POST", "/api/letters", JSON.stringify(body))
      if (made.status !== 201) expect(refuses(made, 422, "not-printable")).toBeDefined()
      else expect(await headerOf(own, `/api/letters/${(made.body as { id: string }).id}/letter.pdf`)).toMatch(/^inline; filename="joint-letter-[a-z0-9-]+\.pdf"$/)
    }
  })
})

test("bytes that are no HTTP, and headers that break a line, harm nobody", () =>
  siege.withstands(async () => {
    const cookie = mal.headers["cookie"]
    const lines = [
      `GET /api/letters HTTP/1.1\r\nHost: x\r\nUser-Agent: a\r\n b\u001b[31m\r\nCookie: ${cookie}\r\n\r\n`,
      "GET / HTTP/1.1\r\nHost: x\r\nX: \u0000\r\n\r\n", "GET / HTTP/9.9\r\n\r\n", "\u0016\u0003\u0001\u0002", "GET  /\r\n\r\n",
      "POST /api/letters HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\nGET /metrics HTTP/1.1\r\n\r\n",
      "GET /sync/x/joint HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: nonsense\r\nSec-WebSocket-Version: 99\r\n\r\n",
      `GET /sync/x/joint HTTP/1.1\r\nHost: x\r\nOrigin: ${siege.house.url}\r\nUpgrade: h2c\r\nConnection: Upgrade\r\n\r\n`,
      `GET / HTTP/1.1\r\nHost: x\r\n${`X-${"a".repeat(100)}: b\r\n`.repeat(500)}\r\n`,
    ]
    for (const line of lines) saysNothing(await bytes(line))
  }))

/** Sends bytes as they are; gives what comes back until the server has had enough, or nothing more comes for a second. */
async function bytes(text: string): Promise<string> {
  const { port } = new URL(siege.house.url)
  return new Promise((resolve) => {
    let heard = ""
    const socket = connect(Number(port), "127.0.0.1", () => socket.write(Buffer.from(text, "latin1")))
    socket.setTimeout(1000, () => socket.destroy())
    socket.on("data", (chunk: Buffer) => (heard += chunk.toString("latin1")))
    socket.on("error", () => {})
    socket.on("close", () => resolve(heard))
  })
}

async function headerOf(who: Client, path: string): Promise<string | null> {
  const response = await fetch(siege.house.url + path, { headers: who.headers })
  await response.arrayBuffer()
  return response.headers.get("content-disposition")
}
