import initCompiler, { TypstCompilerBuilder, TypstFontResolverBuilder, type TypstCompiler } from "@myriaddreamin/typst-ts-web-compiler"
import initRenderer, { CreateSessionOptions, TypstRenderer } from "@myriaddreamin/typst-ts-renderer"
import { clamped } from "./clamp.ts"
import type { LetterContent } from "./content.ts"
import type { LaidOut, PageMeasure } from "./engine.ts"
import { MEASURE, pageMeasure, type Report } from "./measure.ts"
import type { RecordContent } from "./recordcontent.ts"
import { splitPages } from "./svg.ts"

/** A compiled `WebAssembly.Module`, or its bytes: what the host could load. The core knows no WASM by itself. */
export type Wasm = NonNullable<Parameters<typeof initCompiler>[0]>

/** What the WASM build of the engine is made of. */
export interface Parts {
  readonly compiler: Wasm
  readonly renderer: Wasm
  /** The four faces of the font. */
  readonly fonts: readonly Uint8Array[]
  /** The text of `letter.typ`. */
  readonly template: string
  /** The text of `record.typ`, where records are printed. */
  readonly record?: string
}

/** The WASM build of the layout engine, in a browser's worker or in Node. Synchronous: the host keeps it off its main thread. */
export interface WasmLayout {
  measure(content: LetterContent): PageMeasure
  layOut(content: LetterContent): LaidOut
  /** One SVG a page of a vector artifact, which the native build makes, too. */
  pages(vector: Uint8Array): string[]
  /** A plain PDF: this build cannot make PDF/A. */
  pdf(content: LetterContent): Uint8Array
  /** The record on paper. Throws where its template was not given. */
  record(content: RecordContent): Uint8Array
}

const MAIN = "/letter.typ"
const RECORD = "/record.typ"
/** Kinds and formats by number, as the WASM interface has them. */
const PAGED = 0
const FULL_DIAGNOSTICS = 3
/** Of the renderer's SVG: the pages (1) and the shapes of their letters (2); no styles (4), no scripts (8). */
const PAGES_AND_GLYPHS = 3

/** Starts the WASM build. One per worker: its memory only grows, so a host replaces the worker after some hundred letters. */
export async function createWasmLayout({ compiler: wasm, renderer: rendererWasm, fonts, template, record }: Parts): Promise<WasmLayout> {
  await initCompiler({ module_or_path: wasm })
  const pages = await createPages(rendererWasm)
  const compiler = await createCompiler(fonts)
  compiler.add_source(MAIN, template)
  if (record !== undefined) compiler.add_source(RECORD, record)
  const measured = (content: LetterContent) => withWorld(compiler, content, (world) => measureOf(world, content))
  return {
    measure: (content) => measured(clamped(content)),
    layOut: (content) =>
      withWorld(compiler, clamped(content), (world, shown) => ({
        page: measureOf(world, shown),
        pages: pages(artifact(world.get_artifact(PAGED, FULL_DIAGNOSTICS))),
      })),
    pages,
    pdf: (content) => artifact(compiler.compile(MAIN, inputs(content), "pdf", FULL_DIAGNOSTICS)),
    record: (content) => artifact(compiler.compile(RECORD, inputs(content), "pdf", FULL_DIAGNOSTICS)),
  }
}

/** Starts the renderer alone: vector artifact → one SVG a page. */
export async function createPages(wasm: Wasm): Promise<(vector: Uint8Array) => string[]> {
  await initRenderer({ module_or_path: wasm })
  const renderer = new TypstRenderer()
  return (vector) => {
    const options = new CreateSessionOptions()
    options.format = "vector"
    options.artifact_content = vector
    const session = renderer.create_session(options)
    try {
      return splitPages(renderer.svg_data(session, PAGES_AND_GLYPHS))
    } finally {
      session.free()
    }
  }
}

async function createCompiler(fonts: readonly Uint8Array[]): Promise<TypstCompiler> {
  const builder = new TypstCompilerBuilder()
  builder.set_dummy_access_model()
  const compiler = await builder.build()
  const resolver = new TypstFontResolverBuilder()
  for (const font of fonts) resolver.add_raw_font(font)
  compiler.set_fonts(await resolver.build())
  return compiler
}

type World = ReturnType<TypstCompiler["snapshot"]>

function inputs(content: LetterContent | RecordContent): [string, string][] {
  return [["data", JSON.stringify(content)]]
}

function withWorld<T>(compiler: TypstCompiler, content: LetterContent, use: (world: World, content: LetterContent) => T): T {
  const world = compiler.snapshot("/", MAIN, inputs(content))
  try {
    const { diagnostics } = world.compile(PAGED, FULL_DIAGNOSTICS) as Diagnosed
    if (diagnostics?.length) throw new Error(`the letter was not laid out cleanly: ${JSON.stringify(diagnostics)}`)
    return use(world, content)
  } finally {
    world.free()
  }
}

function measureOf(world: World, content: LetterContent): PageMeasure {
  const [report] = JSON.parse(world.query(PAGED, MEASURE.selector, MEASURE.field)) as Report[]
  if (!report) throw new Error("the template gave no measure")
  return pageMeasure(content, report)
}

/** What the WASM interface returns: warnings and errors, and the bytes where there are any. */
interface Diagnosed {
  readonly diagnostics?: readonly unknown[]
  readonly result?: Uint8Array
}

function artifact(made: unknown): Uint8Array {
  const { diagnostics, result } = made as Diagnosed
  if (!result || diagnostics?.length) throw new Error(`the letter was not exported cleanly: ${JSON.stringify(diagnostics)}`)
  return result
}
