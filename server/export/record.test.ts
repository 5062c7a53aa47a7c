import { spawnSync } from "node:child_process"
import { createHash } from "node:crypto"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest"
import type { LetterEvent } from "../../shared/letter/event.ts"
import { done, MOVER, OTHER, played, type Stage } from "../../shared/letter/plays.property.ts"
import { chronology } from "../../shared/record/chronology.ts"
import { legible, printRecord } from "../../shared/record/print.ts"
import { plain, unmarked } from "../../shared/text/runs.ts"
import { faults } from "../../tools/pdf/conformance.ts"
import { opened } from "../../tools/pdf/document.ts"
import { rightEdges } from "../../tools/pdf/edges.ts"
import { textOf } from "../../tools/pdf/text.ts"
import { createServerEngine, type ServerEngine } from "../layout/engine.ts"
import { exportRecord } from "./pdf.ts"

// Each record is printed on a thread of its own, maybe on a busy machine.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

let engine: ServerEngine
const dir = mkdtempSync(join(tmpdir(), "record-"))
beforeAll(async () => void (engine = await createServerEngine()))
afterAll(async () => {
  rmSync(dir, { recursive: true })
  await engine.close()
})

const hostile = String.raw`#set text(red) *b* _i_ $x$ ${"`"}raw${"`"} <l> @r [c] {d} \ // /* ~ -- ... 'q' "q" = + - / #{ ] ) https://a.b/c`

/** A letter to its filing, with remarks that are no markup, have no font, or never end. */
const filed: Stage = (() => {
  let stage = played("M! N! call M= N= N+ N? M&").stage
  const remark = (text: string) => (stage = done(stage, { type: "comment", runs: unmarked(text), audience: "both" }, OTHER))
  remark(hostile)
  remark("Agreed 🙂 漢字 in full")
  remark(`See https://docket.example/${"a".repeat(300)}/${"/b-c".repeat(60)}`)
  stage = done(stage, { type: "propose-joint", part: "introduction", runs: unmarked("The sides disagree.") }, MOVER)
  stage = done(stage, { type: "reject-joint", proposal: "proposal-1", words: "Too soft." }, OTHER)
  return played("M@ N@ N$", stage).stage
})()

const pdfOf = async (events: readonly LetterEvent[]) => exportRecord(engine, printRecord(events)!)
const squeezed = (text: string) => text.normalize("NFKD").replace(/[\s\u200b]+/gu, "")
const wordsOf = async (events: readonly LetterEvent[]) => {
  const pages = await textOf(await pdfOf(events))
  return squeezed(pages.flatMap(({ lines }) => lines).join("\n"))
}

describe("the record on paper", () => {
  test("conforms to what PDF/A-2a and PDF/UA-1 demand; qpdf finds nothing to warn of", async () => {
    const pdf = await pdfOf(filed.events)
    expect(await faults(pdf)).toEqual([])
    writeFileSync(join(dir, "record.pdf"), pdf)
    const run = spawnSync("qpdf", ["--check", join(dir, "record.pdf")], { encoding: "utf8" })
    if (run.error) return process.stdout.write("qpdf is not installed here: its check was not made\n")
    expect([run.status, run.stderr]).toEqual([0, ""])
  })

  test("[R2] the same record gives the same bytes; another gives others", async () => {
    const hash = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex")
    const first = hash(await pdfOf(filed.events))
    expect(hash(await pdfOf(JSON.parse(JSON.stringify(filed.events)) as LetterEvent[]))).toBe(first)
    expect(hash(await pdfOf(filed.events.slice(0, -1)))).not.toBe(first)
  })

  test("[R1] tells every event in its sentence, in order, with all that was said and the whole hash", async () => {
    const text = await wordsOf(filed.events)
    const entries = chronology(filed.events)
    const places = entries.map(({ words }) => text.indexOf(squeezed(words)))
    expect(places).not.toContain(-1)
    for (const { event, quoted } of entries) {
      expect(text).toContain(event.hash)
      for (const { runs } of quoted) expect(text).toContain(squeezed(legible(plain(runs))))
    }
    expect(entries.map(({ event }) => text.indexOf(event.hash))).toEqual(
      entries.map(({ event }) => text.indexOf(event.hash)).sort((a, b) => a - b),
    )
  })

  test("no character of a remark is markup, and one that no font has is said by its code", async () => {
    const text = await wordsOf(filed.events)
    expect(text).toContain(squeezed(hostile))
    expect(text).toContain("Agreed[U+1F642][U+6F22][U+5B57]infull")
  })

  test("no word runs over the right margin", async () => {
    for (const edge of await rightEdges(await pdfOf(filed.events))) expect(edge).toBeLessThanOrEqual(540 + 0.251 * 11)
  })

  test("[R3] bears the head at the foot of every page and in its metadata, and the court's day", async () => {
    const pdf = await pdfOf(filed.events)
    for (const { artifacts } of await textOf(pdf)) expect(artifacts.join("")).toContain(`Record ${filed.letter.head}`)
    const { document } = await opened(pdf)
    expect(document.getKeywords()).toContain(`head:${filed.letter.head}`)
    expect(document.getTitle()).toBe("Record of the joint letter: Alder v. Sutter, 2:13-cv-09999")
    expect(document.getCreationDate()?.toISOString().slice(0, 16)).toBe(filed.events.at(-1)!.at.slice(0, 16))
  })

  test("is a plain PDF, with the same words, where only the WASM build runs", async () => {
    const wasm = await createServerEngine({ build: "wasm" })
    const pdf = await exportRecord(wasm, printRecord(filed.events)!)
    await wasm.close()
    expect(squeezed((await textOf(pdf)).flatMap(({ lines }) => lines).join(""))).toContain(squeezed(hostile))
  })

  test("of a letter that has only begun", async () => {
    expect(printRecord([])).toBe(null)
    expect(await wordsOf(filed.events.slice(0, 1))).toContain("inorder:1event.")
  })
})
