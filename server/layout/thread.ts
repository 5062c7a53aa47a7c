import { parentPort, workerData } from "node:worker_threads"
import type { LetterContent } from "../../shared/layout/content.ts"
import type { RecordContent } from "../../shared/layout/recordcontent.ts"
import { createThreadLayout, type Build, type ThreadLayout } from "./native.ts"

/** What the layout thread is asked. */
export type Question = { readonly id: number } & Asked

/** What to do with what: a letter's page, or a record on paper. */
export type Asked =
  | { readonly what: "measure" | "pages" | "pdf"; readonly content: LetterContent }
  | { readonly what: "record"; readonly content: RecordContent }

/** What it answers: first that it is ready, then one answer a question, in order. */
export type Answer =
  | { readonly ready: Build }
  | { readonly id: number; readonly made: unknown }
  | { readonly id: number; readonly fault: string }

async function answer(layout: ThreadLayout, { id, ...asked }: Question): Promise<Answer> {
  try {
    return { id, made: await (asked.what === "record" ? layout.record(asked.content) : layout[asked.what](asked.content)) }
  } catch (error) {
    return { id, fault: error instanceof Error ? error.message : String(error) }
  }
}

async function serve(): Promise<void> {
  const port = parentPort
  if (!port) throw new Error("the layout thread was started as a program")
  const { build, warmUp } = workerData as { build: Build; warmUp: LetterContent }
  const layout = await createThreadLayout(build)
  // The first letter takes a hundred times as long as the next; and a font that is missing is found now.
  layout.measure(warmUp)
  layout.pdf(warmUp)
  port.on("message", async (question: Question) => port.postMessage(await answer(layout, question)))
  port.postMessage({ ready: layout.build } satisfies Answer)
}

await serve()
