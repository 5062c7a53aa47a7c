import { execFileSync, spawnSync } from "node:child_process"
import { createHash } from "node:crypto"
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { createRequire } from "node:module"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import fc from "fast-check"
import { afterAll, describe, expect, test, vi } from "vitest"
import type { LetterContent } from "../../shared/layout/content.ts"
import { LETTER } from "../../shared/layout/letters.property.ts"
import { FINAL_SAMPLE, SAMPLE } from "../../shared/layout/sample.ts"
import { plain, unmarked } from "../../shared/text/runs.ts"
import { faults } from "../../tools/pdf/conformance.ts"
import { rightEdges } from "../../tools/pdf/edges.ts"
import { opened } from "../../tools/pdf/document.ts"
import { textOf, type PageText } from "../../tools/pdf/text.ts"
import { text as property } from "../../tools/pdf/xmp.ts"
import { createServerEngine } from "../layout/engine.ts"
import { ROOT } from "../root.ts"
import { declared, exportPdf, metadataOf } from "./pdf.ts"

// Properties lay out many letters, maybe on a busy machine.
vi.setConfig({ testTimeout: 180_000 })

const engine = await createServerEngine()
const dir = mkdtempSync(join(tmpdir(), "letter-"))
afterAll(async () => {
  rmSync(dir, { recursive: true })
  await engine.close()
})

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex")
const words = (pages: readonly PageText[]) => pages.flatMap(({ lines }) => lines).join("\n")
const squeezed = (text: string) => text.normalize("NFKD").replace(/[\s\u200b]+/gu, "")
const SEED = { seed: 20131112, endOnFailure: true, numRuns: process.env["FUZZ"] === "long" ? 500 : 8 }

describe("the filed letter", () => {
  test("conforms to what PDF/A-2a and PDF/UA-1 demand", async () => {
    expect(await faults(await exportPdf(engine, FINAL_SAMPLE))).toEqual([])
    expect(await faults(await exportPdf(engine, SAMPLE))).toEqual([])
  })

  test("so does any other", async () => {
    await fc.assert(
      fc.asyncProperty(LETTER, async (letter) => {
        expect(await faults(await exportPdf(engine, letter))).toEqual([])
      }),
      SEED,
    )
  })

  test("the checks above see what is missing", async () => {
    const found = await faults(await engine.pdf(SAMPLE))
    expect(found).toEqual([
      "A 6.6.2 metadata: it does not say PDF/UA-1",
      "UA 7.1 title in the window: the title is not displayed",
    ])
    const broken = Buffer.from(await exportPdf(engine, SAMPLE)).toString("latin1").replace("/Marked true", "/Marked null").replace("/Tf", "/Tx")
    expect(await faults(Buffer.from(broken, "latin1"))).toContain("A 6.7.2 marked: not marked as tagged")
  })

  test("qpdf finds nothing to warn of", async () => {
    const file = join(dir, "letter.pdf")
    writeFileSync(file, await exportPdf(engine, FINAL_SAMPLE))
    const run = spawnSync("qpdf", ["--check", file], { encoding: "utf8" })
    if (run.error) return process.stdout.write("qpdf is not installed here: its check was not made\n")
    expect([run.status, run.stderr]).toEqual([0, ""])
  })

  test("the same content gives the same bytes, from another thread, process and time zone, too", async () => {
    const first = sha256(await exportPdf(engine, SAMPLE))
    expect(sha256(await exportPdf(engine, SAMPLE))).toBe(first)
    const file = join(dir, "other.pdf")
    const tsx = pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href
    const env = { ...process.env, TZ: "Asia/Tokyo", LC_ALL: "C" }
    execFileSync(process.execPath, ["--import", tsx, join(ROOT, "tools/layout/page.ts"), "sample", file], { cwd: dir, env })
    expect(sha256(readFileSync(file))).toBe(first)
  })

  test("[R3] names title, parties, language, moment and both hashes in its metadata", async () => {
    const pdf = await exportPdf(engine, FINAL_SAMPLE)
    const { document } = await opened(pdf)
    expect(document.getTitle()).toBe("Joint letter: Maran v. Sierra Mutual Lending, Inc., 2:13-cv-00999-KJN")
    expect(document.getAuthor()).toBe("Defendant, Plaintiff")
    expect(document.getCreationDate()).toEqual(new Date("2013-11-25T18:04:05-08:00"))
    const packet = metadataOf(pdf)
    expect(property(packet, "dc:language")).toBe("en-US")
    expect(property(packet, "pdf:Keywords")).toBe(`head:${FINAL_SAMPLE.hashes!.head}, content:${FINAL_SAMPLE.hashes!.content}`)
  })

  test("[R3] carries both hashes in small type at the foot of every page", async () => {
    for (const { artifacts } of await textOf(await exportPdf(engine, FINAL_SAMPLE))) {
      expect(artifacts.join("")).toContain(`Record ${FINAL_SAMPLE.hashes!.head}`)
      expect(artifacts.join("")).toContain(`Content ${FINAL_SAMPLE.hashes!.content}`)
    }
  })

  test("[S3] says DRAFT until final, and pages are numbered", async () => {
    const margins = async (content: LetterContent) => (await textOf(await exportPdf(engine, content))).map(({ artifacts }) => artifacts)
    expect((await margins(SAMPLE)).map((each) => each.slice(0, 2))).toEqual([
      ["DRAFT — NOT FOR FILING", "Page 1 of 2"],
      ["DRAFT — NOT FOR FILING", "Page 2 of 2"],
    ])
    expect((await margins(FINAL_SAMPLE)).map((each) => each[0])).toEqual(["Page 1 of 2", "Page 2 of 2"])
  })
})

describe("the words on the page", () => {
  test("can be searched and read in order: heading, request, mover, the other directly beneath", async () => {
    const text = words(await textOf(await exportPdf(engine, FINAL_SAMPLE)))
    const order = ["November 25, 2013", "Re:", "Calls:", "Your Honor:", "1.\u00a0Production", "Request for Production Nos. 4 and 7", "Defendant: Plaintiff withheld", "Plaintiff: Plaintiff has", "2.\u00a0Bates", "Respectfully submitted,", "/s/ Daniel Okafor", "/s/ Ruben Maran"]
    const places = order.map((part) => text.indexOf(part))
    expect(places).toEqual([...places].sort((a, b) => a - b))
    expect(places).not.toContain(-1)
  })

  test("no character of a text is markup, whatever it is and wherever it stands", async () => {
    const hostile = String.raw`#set text(red) *b* _i_ $x$ ${"`"}raw${"`"} <l> @r [c] {d} \ // /* ~ -- ... 'q' "q" = + - / #{ ] ) https://a.b/c`
    const body = SAMPLE.body
    const content: LetterContent = {
      ...SAMPLE,
      body: {
        ...body,
        court: hostile,
        judge: hostile,
        caption: hostile,
        caseNumber: hostile,
        introduction: unmarked(hostile),
        calls: hostile,
        dates: [{ label: hostile, date: hostile }],
        attestation: hostile,
        signatures: body.signatures.map((it) => ({ ...it, party: hostile, name: hostile })),
        issues: [{ ...body.issues[0]!, heading: unmarked(hostile), request: hostile, requestText: unmarked(hostile), agreed: unmarked(hostile), positions: body.issues[0]!.positions.map((it) => ({ ...it, party: hostile, runs: unmarked(hostile) })) }],
      },
    }
    const text = squeezed(words(await textOf(await exportPdf(engine, content))))
    expect(text.split(squeezed(hostile)).length - 1).toBe(21)
  })

  test("every word of a letter is there, once", async () => {
    await fc.assert(
      fc.asyncProperty(LETTER, async (letter) => {
        const text = squeezed(words(await textOf(await exportPdf(engine, letter))))
        // Hebrew stands in the order in which it is painted; the exporter says a letter with two marks twice where one is moved.
        const said = letter.body.issues.flatMap(({ heading, positions }) => [plain(heading), ...positions.map(({ runs }) => plain(runs))])
        for (const each of said.filter((it) => !/\p{M}|\p{Script=Hebrew}/u.test(it))) expect(text).toContain(squeezed(each))
      }),
      SEED,
    )
  })

  test("no word runs over the right margin", async () => {
    await fc.assert(
      fc.asyncProperty(LETTER, async (letter) => {
        const { marginIn, fontSizePt } = letter.body.style
        // The space after the last word of a line may hang into the margin: a quarter of an em.
        const limit = 612 - 72 * marginIn + 0.251 * fontSizePt
        for (const edge of await rightEdges(await exportPdf(engine, letter))) expect(edge).toBeLessThanOrEqual(limit)
      }),
      { ...SEED, numRuns: 3 * SEED.numRuns },
    )
  })

  test("no heading stands last on a page", async () => {
    for (let count = 1; count < 24; count++) {
      const introduction = unmarked(Array.from({ length: count }, () => "m".repeat(34)).join(" "))
      const pages = await textOf(await exportPdf(engine, { ...SAMPLE, body: { ...SAMPLE.body, introduction } }))
      for (const { lines } of pages) expect(lines.at(-1)).not.toMatch(/^\d\.\u00a0/)
    }
  })

  test("a character the font has not rejects with its name", async () => {
    const [first, ...rest] = SAMPLE.body.issues
    const content = { ...SAMPLE, body: { ...SAMPLE.body, issues: [{ ...first!, heading: unmarked("a 漢 b") }, ...rest] } }
    await expect(exportPdf(engine, content)).rejects.toThrow(/漢|U\+6F22/)
  })
})

describe("declaring the second standard", () => {
  test("throws on a file that is not as the compiler writes it", async () => {
    const made = await engine.pdf(SAMPLE)
    expect(() => declared(declared(made))).toThrow("where once was expected")
    expect(() => declared(made.slice(0, -200))).toThrow("not as the compiler writes it")
    expect(() => declared(new TextEncoder().encode("%PDF-1.7"))).toThrow("not as the compiler writes it")
  })
})
