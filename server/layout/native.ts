import { readFileSync } from "node:fs"
import { createRequire } from "node:module"
import { join } from "node:path"
import type { CompileDocArgs, NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler"
import { clamped } from "../../shared/layout/clamp.ts"
import type { LetterContent } from "../../shared/layout/content.ts"
import type { PageMeasure } from "../../shared/layout/engine.ts"
import { MEASURE, pageMeasure, type Report } from "../../shared/layout/measure.ts"
import type { RecordContent } from "../../shared/layout/recordcontent.ts"
import { createPages, createWasmLayout, type WasmLayout } from "../../shared/layout/wasm.ts"
import { ROOT } from "../root.ts"

/** Which build of the engine runs. Only `native` makes PDF/A. */
export type Build = "native" | "wasm"

/** A build of the engine, in the thread it runs on. Synchronous, but for the first pages. */
export interface ThreadLayout {
  readonly build: Build
  measure(content: LetterContent): PageMeasure
  pages(content: LetterContent): Promise<readonly string[]> | readonly string[]
  /** PDF/A-2a from the native build, a plain PDF from the other. */
  pdf(content: LetterContent): Uint8Array
  /** The record on paper, likewise. */
  record(content: RecordContent): Uint8Array
}

const require = createRequire(import.meta.url)
const WORKSPACE = join(ROOT, "shared/layout")
const TEMPLATE = join(WORKSPACE, "letter.typ")
const RECORD = join(WORKSPACE, "record.typ")
const FACES = ["400Regular", "400Regular_Italic", "700Bold", "700Bold_Italic"]
/** Memoised layouts that were not used for so many letters are dropped: the compiler's own advice for long-lived hosts. */
const CACHE_AGE = 10

/** The four faces of the letter's font. */
export function fonts(): Buffer[] {
  return FACES.map((face) => readFileSync(require.resolve(`@expo-google-fonts/tinos/${face}/Tinos_${face}.ttf`)))
}

/** Starts the native build; the WASM build where there is no native binary for this platform, or when asked for. */
export async function createThreadLayout(wanted: Build = "native", faces = fonts()): Promise<ThreadLayout> {
  const compiler = wanted === "native" ? nativeCompiler(faces) : null
  return compiler ? native(compiler) : inWasm(await createWasmLayout(wasmParts(faces)))
}

function nativeCompiler(faces: Buffer[]): NodeCompiler | null {
  let module: typeof import("@myriaddreamin/typst-ts-node-compiler")
  try {
    module = require("@myriaddreamin/typst-ts-node-compiler") as typeof module
  } catch {
    return null
  }
  return module.NodeCompiler.create({ workspace: WORKSPACE, fontArgs: [{ fontBlobs: faces }] })
}

function wasmParts(faces: Buffer[]) {
  const compiler = readFileSync(require.resolve("@myriaddreamin/typst-ts-web-compiler/wasm"))
  const [template, record] = [readFileSync(TEMPLATE, "utf8"), readFileSync(RECORD, "utf8")]
  return { compiler, renderer: rendererWasm(), fonts: faces, template, record }
}

function rendererWasm(): Buffer {
  return readFileSync(require.resolve("@myriaddreamin/typst-ts-renderer/wasm"))
}

function inWasm(layout: WasmLayout): ThreadLayout {
  return { build: "wasm", measure: layout.measure, pages: (content) => layout.layOut(content).pages, pdf: layout.pdf, record: layout.record }
}

function native(compiler: NodeCompiler): ThreadLayout {
  let renderer: ReturnType<typeof createPages> | null = null
  return {
    build: "native",
    measure: (content) => evicting(compiler, () => measureOf(compiler, clamped(content))),
    pages: async (content) => (await (renderer ??= createPages(rendererWasm())))(evicting(compiler, () => compiler.vector(args(clamped(content))))),
    pdf: (content) => evicting(compiler, () => pdfOf(compiler, args(content))),
    record: (content) => evicting(compiler, () => pdfOf(compiler, args(content, RECORD))),
  }
}

function args(content: LetterContent | RecordContent, mainFilePath = TEMPLATE): CompileDocArgs {
  return { mainFilePath, inputs: { data: JSON.stringify(content) } }
}

function evicting<T>(compiler: NodeCompiler, use: () => T): T {
  try {
    return use()
  } catch (error) {
    throw readable(compiler, error)
  } finally {
    compiler.evictCache(CACHE_AGE)
  }
}

/** Asked of the source rather than of a compiled handle: handles stay in memory until V8 cares. */
function measureOf(compiler: NodeCompiler, content: LetterContent): PageMeasure {
  const [report] = compiler.query(args(content), MEASURE) as Report[]
  if (!report) throw new Error("the template gave no measure")
  return pageMeasure(content, report)
}

/** Fails on any warning: a missing font is no more than that to the compiler, and yields a PDF without text. */
function pdfOf(compiler: NodeCompiler, what: CompileDocArgs): Uint8Array {
  const made = compiler.compile(what)
  const fault = made.hasError() ? made.takeError() : made.takeWarnings()
  if (fault || !made.result) throw fault ?? new Error("nothing was laid out")
  return new Uint8Array(compiler.pdf(made.result, { pdfStandard: "a-2a" }))
}

/** The compiler throws objects of its own, some with their message in `code`: an error that says what was wrong. */
function readable(compiler: NodeCompiler, thrown: unknown): Error {
  if (thrown instanceof Error && !("code" in thrown)) return thrown
  const { code, shortDiagnostics } = thrown as { code?: unknown; shortDiagnostics?: unknown[] }
  const details = shortDiagnostics?.length ? compiler.fetchDiagnostics(thrown as never) : (code ?? thrown)
  return new Error(`the letter was not laid out cleanly: ${typeof details === "string" ? details : JSON.stringify(details)}`)
}
