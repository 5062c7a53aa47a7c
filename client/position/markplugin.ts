import { Extension } from "@tiptap/core"
import type { Node } from "@tiptap/pm/model"
import { Plugin, PluginKey, type EditorState, type Transaction } from "@tiptap/pm/state"
import { Decoration, DecorationSet, type EditorView } from "@tiptap/pm/view"
import { unprintable } from "../../shared/text/printable.ts"
import { sentences } from "../../shared/text/sentences.ts"
import { plainText } from "./plaintext.ts"
import { sentenceMarks } from "./sentencemarks.ts"

/** What the court says of sentences. */
export interface SentenceRule {
  readonly limit: number | null
  readonly citationsCount: boolean
}

const KEY = new PluginKey<DecorationSet>("marks")

/**
 * The marks over a position's text: each sentence's number at its first character, sentences over the limit, citation
 * sentences that do not count, characters the court's font has not. Inline only, so nothing is added to the text that
 * could move it or come between a person and their input method.
 */
export function decorations(doc: Node, rule: SentenceRule): DecorationSet {
  const { text, at } = plainText(doc)
  const marks = sentenceMarks(sentences(text), rule.limit, rule.citationsCount)
  const first = (start: number) => start + String.fromCodePoint(text.codePointAt(start)!).length
  const inline = (start: number, end: number, attributes: Record<string, string>) =>
    Decoration.inline(at(start), at(end), attributes)
  return DecorationSet.create(doc, [
    ...marks.filter(({ kind }) => kind !== "counted").map((m) => inline(m.start, m.end, { "data-sentence": m.kind })),
    ...marks.map((m) => inline(m.start, first(m.start), { "data-label": m.label })),
    ...unprintable(text).map((u) => inline(u.index, u.index + u.character.length, { "data-unprintable": "" })),
  ])
}

/** While an input method is composing, marks only move along: redrawing them would end the composition. */
function next(tr: Transaction, old: DecorationSet, state: EditorState, rule: SentenceRule): DecorationSet {
  const isComposing = tr.getMeta("composition") !== undefined && !tr.getMeta(KEY)
  if (isComposing) return old.map(tr.mapping, tr.doc)
  return tr.docChanged || tr.getMeta(KEY) ? decorations(state.doc, rule) : old
}

function redraw(view: EditorView): void {
  if (!view.isDestroyed) view.dispatch(view.state.tr.setMeta(KEY, true))
}

/** Marks sentences and unprintable characters while one types. [L2] */
export function textMarks(rule: SentenceRule) {
  const plugin = new Plugin<DecorationSet>({
    key: KEY,
    state: {
      init: (_, state) => decorations(state.doc, rule),
      apply: (tr, old, _, state) => next(tr, old, state, rule),
    },
    props: {
      decorations: (state) => KEY.getState(state),
      handleDOMEvents: {
        compositionend: (view) => void setTimeout(() => redraw(view), 60),
      },
    },
  })
  return Extension.create({ name: "textMarks", addProseMirrorPlugins: () => [plugin] })
}
