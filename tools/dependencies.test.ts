import { readFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"

const ROOT = join(import.meta.dirname, "..")
const read = (file: string) => readFileSync(join(ROOT, file), "utf8")

interface Lockfile {
  readonly packages: Readonly<Record<string, { readonly version?: string; readonly resolved?: string; readonly optionalDependencies?: Readonly<Record<string, string>> }>>
}

const { dependencies, devDependencies } = JSON.parse(read("package.json")) as Record<string, Record<string, string>>
const { packages } = JSON.parse(read("package-lock.json")) as Lockfile

/** The packages named in a table: the part of the page between two headings. */
function named(heading: string): string[] {
  const rows = read("docs/dependencies.md").split(heading)[1]!.split("\n## ")[0]!.split("\n")
  return rows.flatMap((row) => [...(/^\|([^|]*)\|/.exec(row)?.[1] ?? "").matchAll(/`([^`]+)`/g)].map(([, name]) => name!)).sort()
}

test("every dependency has its reason on the page, and every reason its dependency", () => {
  expect(named("## At run time")).toEqual(Object.keys(dependencies!).sort())
  expect(named("## For building and testing")).toEqual(Object.keys(devDependencies!).sort())
})

test("every version is exact", () => {
  for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies })) expect(version, name).toMatch(/^\d+\.\d+\.\d+(-[\w.]+)?$/)
})

test("the lockfile names no registry", () => {
  expect(Object.entries(packages).filter(([, { resolved }]) => resolved !== undefined)).toEqual([])
})

test("the lockfile has each platform's packages, or npm ci refuses it there", () => {
  const wanted = Object.entries(packages).flatMap(([path, { optionalDependencies }]) => Object.keys(optionalDependencies ?? {}).map((name) => ({ path, name })))
  const missing = wanted.filter(({ path, name }) => !packages[`${path}/node_modules/${name}`] && !packages[`node_modules/${name}`])
  expect(missing).toEqual([])
})
