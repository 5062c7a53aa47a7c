import { mkdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import { NEW_LETTER, openHouse, proffer, signedUp, twoCounsel, type House } from "./client.testing.ts"

let house: House
beforeAll(async () => void (house = await openHouse()))
afterAll(() => house.close())

test("what is not there is 404 in the one form; a method that is not is 405", async () => {
  const rosa = await signedUp(house)
  for (const path of ["/api", "/api/nothing", "/api/letters/x/y", "/api/LETTERS", "/sync/x"]) {
    const { status, body } = await rosa.get(path)
    expect([path, status, body.code]).toEqual([path, 404, "not-found"])
  }
  const { status, body, headers } = await rosa.ask("DELETE", "/api/letters")
  expect([status, body.code]).toEqual([405, "method-not-allowed"])
  expect(headers.get("allow")).toBe("POST, GET")
  expect((await rosa.ask("PUT", "/api/profiles", {})).status).toBe(405)
})

test("a body that is not JSON is 415, an address that cannot be read 400", async () => {
  const rosa = await signedUp(house)
  const { status, body } = await rosa.post("/api/letters", "a=b", { "content-type": "text/plain" })
  expect([status, body.code]).toEqual([415, "not-json"])
  expect((await rosa.get("/api/invitations/%ff")).status).toBe(400)
})

test("nothing inline runs, nobody frames us, and no header names the software", async () => {
  const { headers } = await fetch(`${house.url}/api/profiles`)
  const policy = headers.get("content-security-policy")!
  expect(policy).toContain("default-src 'self'")
  expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval';")
  expect(policy).toContain("style-src 'self';")
  expect(policy).toContain("frame-ancestors 'none'")
  expect(policy).not.toContain("unsafe-inline")
  expect(policy).not.toContain("'unsafe-eval'")
  expect(headers.get("x-content-type-options")).toBe("nosniff")
  expect(headers.get("referrer-policy")).toBe("no-referrer")
  expect(headers.get("x-powered-by")).toBeNull()
})

test("profiles name their source; health, readiness and counts answer", async () => {
  const rosa = await signedUp(house)
  const { body } = await rosa.get<{ id: string; source: { confidence: string } }[]>("/api/profiles")
  expect(body.find(({ id }) => id === "edca-newman-2013")?.source.confidence).toBe("verified")
  expect((await rosa.get("/healthz")).body).toEqual({ ok: true })
  expect((await rosa.get("/readyz")).body).toEqual({ ok: true })
  const counts = await rosa.get<string>("/metrics")
  expect(counts.headers.get("content-type")).toMatch(/^text\/plain; version=0.0.4/)
  expect(counts.body).toMatch(/^http_requests_total\{status="200"\} \d+$/m)
  expect(counts.body).toMatch(/^sync_sockets_open 0$/m)
})

test("without the example there is none", async () => {
  const rosa = await signedUp(house)
  expect((await rosa.get("/api/demo")).status).toBe(404)
})

test("a connection is kept for longer than any proxy keeps its own", async () => {
  const kept = /timeout=(\d+)/.exec((await fetch(`http://127.0.0.1:${house.port}/healthz`)).headers.get("keep-alive") ?? "")
  expect(Number(kept?.[1])).toBeGreaterThan(120)
})

test("the OpenAPI document describes every route that answers, with schemas", async () => {
  const rosa = await signedUp(house)
  const { body } = await rosa.get<{ openapi: string; paths: Record<string, Record<string, { requestBody?: { content: Record<string, { schema: { oneOf?: unknown[] } }> }; responses: Record<string, unknown> }>> }>("/api/openapi.json")
  expect(body.openapi).toBe("3.1.0")
  const wanted = [
    "post /api/letters", "get /api/letters", "get /api/letters/{id}", "post /api/letters/{id}/commands", "get /api/letters/{id}/record",
    "get /api/letters/{id}/record.json", "post /api/letters/{id}/measure", "post /api/letters/{id}/sync", "get /api/letters/{id}/letter.pdf", "post /api/letters/{id}/invitations",
    "get /api/invitations/{token}", "post /api/invitations/{token}/accept", "get /api/profiles", "get /healthz", "get /readyz", "get /metrics",
    "post /api/auth/sign-up/email", "post /api/auth/sign-in/email", "get /api/auth/get-session", "post /api/auth/sign-out",
  ]
  const there = Object.entries(body.paths).flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method} ${path}`))
  expect(there).toEqual(expect.arrayContaining(wanted))
  const command = body.paths["/api/letters/{id}/commands"]!["post"]!
  expect(command.requestBody?.content["application/json"]?.schema.oneOf).toHaveLength(22)
  expect(Object.keys(command.responses)).toEqual(expect.arrayContaining(["200", "400", "401", "403", "404", "409", "410", "413", "422", "429"]))
})

test("120 commands a minute a person; the next is 429 with Retry-After, for that person alone", async () => {
  const { rosa, daniel, id } = await twoCounsel(house)
  const answers: number[] = []
  for (let n = 0; n < 119; n++) answers.push((await rosa.does(id, { type: "stand", issue: "issue-1", against: 1 })).status)
  expect(new Set(answers)).toEqual(new Set([409]))
  const { status, body, headers } = await rosa.does(id, proffer("Yes."))
  expect([status, body.code]).toEqual([429, "too-fast"])
  expect(Number(headers.get("retry-after"))).toBeGreaterThan(0)
  expect((await daniel.does(id, { type: "set-visibility", visibility: "private" })).status).toBe(200)
  expect((await rosa.sees(id)).letter.issues[0]?.positions.requesting).toBeNull()
})

test("the client's files: hashed ones for ever, compressed as prepared, the page for every address, nothing above the folder", async () => {
  const dir = join(house.dataDir, "client")
  const at = (path: string, headers: Record<string, string> = {}): Promise<Response> => fetch(`http://127.0.0.1:${house.port}${path}`, { headers: { accept: "text/html", ...headers } })
  const missing = await at("/")
  expect(missing.status).toBe(503)
  expect(await missing.text()).toContain("npm run build")
  mkdirSync(join(dir, "assets"), { recursive: true })
  writeFileSync(join(dir, "index.html"), "<!doctype html><title>Joint Letter</title>")
  writeFileSync(join(dir, "assets/engine-1a2b.wasm"), "raw")
  writeFileSync(join(dir, "assets/engine-1a2b.wasm.br"), "br")
  writeFileSync(join(dir, "icon.svg"), "<svg/>")
  const engine = await at("/assets/engine-1a2b.wasm", { "accept-encoding": "br" })
  expect(engine.headers.get("content-type")).toBe("application/wasm")
  expect(engine.headers.get("cache-control")).toBe("public, max-age=31536000, immutable")
  expect([engine.headers.get("content-encoding"), engine.headers.get("content-length"), engine.headers.get("vary")]).toEqual(["br", "2", "accept-encoding"])
  expect(await (await at("/assets/engine-1a2b.wasm", { "accept-encoding": "identity" })).text()).toBe("raw")
  for (const path of ["/", "/letters/abc", "/join/token", "/index.html/x"]) {
    const page = await at(path)
    expect([path, page.status, page.headers.get("cache-control")]).toEqual([path, 200, "no-cache"])
    expect(await page.text()).toContain("Joint Letter")
  }
  expect((await at("/icon.svg")).headers.get("cache-control")).toBe("no-cache")
  for (const path of ["/assets/none.js", "/..%2fletters.sqlite", "/%2e%2e/auth-secret", "/.env", "/assets/..%2f..%2fletters.sqlite"]) {
    const { status, headers } = await at(path)
    expect([path, status === 404 || headers.get("content-type")?.startsWith("text/html")]).toEqual([path, true])
  }
  expect((await at("/letters/abc", { accept: "application/json" })).status).toBe(404)
})

test("everything is still there after a restart: accounts, sessions, letters", async () => {
  const { rosa, id } = await twoCounsel(house)
  await rosa.does(id, proffer("Yes."))
  const before = await rosa.sees(id)
  await house.restart()
  expect(await rosa.sees(id)).toEqual(before)
  expect((await rosa.post("/api/letters", NEW_LETTER)).status).toBe(201)
})
