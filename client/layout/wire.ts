import type { LetterContent } from "../../shared/layout/content.ts"
import type { LaidOut } from "../../shared/layout/engine.ts"

/** What a worker is made of: compiled once in the page, given to each worker that follows. */
export interface Assets {
  readonly compiler: WebAssembly.Module
  readonly renderer: WebAssembly.Module
  readonly fonts: readonly Uint8Array[]
}

/** What the page sends to the worker: the parts first, then one letter at a time. */
export type ToWorker = { readonly start: Assets } | { readonly content: LetterContent }

/** What comes back: ready once, then one answer a letter. `ms`: how long the letter took. */
export type FromWorker =
  | { readonly ready: true }
  | { readonly laid: LaidOut; readonly ms: number }
  | { readonly fault: string }
