import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"
import { expect, test } from "vitest"
import { ourOrigins, publicUrl, readConfig, type Config } from "./config.ts"

function good(env: Record<string, string>): Config {
  const verdict = readConfig(env)
  if (!verdict.ok) throw new Error(verdict.message)
  return verdict.config
}

function fault(env: Record<string, string>): string {
  const verdict = readConfig(env)
  return verdict.ok ? "" : verdict.message
}

test("without settings the server listens on this machine alone and shows the example", () => {
  const config = good({})
  expect(config).toMatchObject({ port: 3000, host: "127.0.0.1", dataDir: resolve("data"), demo: true, trustProxy: false, logLevel: "info" })
  expect(publicUrl(config, 3000)).toBe("http://localhost:3000")
  expect(good({ PORT: "  ", DEMO: "" })).toEqual(config)
})

test("every bad value is named in one message, and no secret is in it", () => {
  const folder = mkdtempSync(join(tmpdir(), "joint-letter-"))
  writeFileSync(join(folder, "file"), "")
  const message = fault({
    PORT: "70000",
    HOST: "a b",
    DATA_DIR: join(folder, "file/data"),
    DATABASE_URL: "mysql://me:hunter2@db/x",
    PUBLIC_URL: "letters.example",
    SMTP_URL: "smtp//:hunter2",
    DEMO: "maybe",
    AUTH_SECRET: "hunter2",
    TRUST_PROXY: "everybody",
    LOG_LEVEL: "loud",
  })
  for (const name of ["PORT", "HOST", "DATA_DIR", "DATABASE_URL", "PUBLIC_URL", "SMTP_URL", "DEMO", "AUTH_SECRET", "TRUST_PROXY", "LOG_LEVEL"]) {
    expect(message).toContain(`  ${name}=`)
  }
  expect(message).not.toContain("hunter2")
  rmSync(folder, { recursive: true })
})

test("ports and addresses that look almost right are refused", () => {
  for (const PORT of ["-1", "3000.5", "0x10", "65536", "3e3", "NaN", "3000 3001"]) expect(fault({ PORT })).toContain("PORT=")
  for (const PUBLIC_URL of ["ftp://a", "http://", "https://a/b", "https://a?x", "https://me:pw@a", "//a"]) expect(fault({ PUBLIC_URL })).toContain("PUBLIC_URL=")
})

test("our origins: this machine's names at its port; a public name alone; never another port", () => {
  expect(ourOrigins(good({}), 3000)).toEqual(["http://localhost:3000", "http://127.0.0.1:3000", "http://[::1]:3000"])
  expect(ourOrigins(good({ HOST: "0.0.0.0" }), 80)).toEqual(["http://localhost", "http://127.0.0.1", "http://[::1]"])
  expect(ourOrigins(good({ HOST: "192.0.2.7" }), 3000)).toContain("http://192.0.2.7:3000")
  expect(ourOrigins(good({ PUBLIC_URL: "https://letters.example" }), 3000)).toEqual(["https://letters.example"])
  expect(ourOrigins(good({ PUBLIC_URL: "http://localhost:4000" }), 3000)).toEqual(["http://localhost:4000", "http://127.0.0.1:4000", "http://[::1]:4000"])
})
