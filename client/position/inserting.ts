import { Extension } from "@tiptap/core"
import { Fragment, Slice, type Schema } from "@tiptap/pm/model"
import { Plugin } from "@tiptap/pm/state"
import type { EditorView } from "@tiptap/pm/view"
import { ySyncPluginKey } from "@tiptap/y-tiptap"
import { MAX_POSITION } from "../../shared/letter/limits.ts"
import { MARKS, type Runs } from "../../shared/text/runs.ts"
import { fromHtml, fromText, pasteNotice, type Pasted } from "./paste.ts"
import { plainText } from "./plaintext.ts"

/** Runs as the editor's own content. */
export function fragmentOf(schema: Schema, runs: Runs): Fragment {
  return Fragment.from(
    runs.map((run) =>
      schema.text(
        run.text,
        MARKS.filter((mark) => run[mark]).map((mark) => schema.mark(mark)),
      ),
    ),
  )
}

function pastedFrom(data: DataTransfer): Pasted {
  const html = data.getData("text/html")
  return html ? fromHtml(html) : fromText(data.getData("text/plain"))
}

/** Puts pasted words where the selection is, cleaned to what a position may hold. */
function insert(view: EditorView, { runs }: Pasted): void {
  const content = fragmentOf(view.state.schema, runs)
  view.dispatch(
    view.state.tr
      .replaceSelection(new Slice(content, 0, 0))
      .scrollIntoView()
      .setMeta("paste", true),
  )
}

/** Drops go the same way as pastes, unless one moves one's own words about. */
function drop(view: EditorView, event: DragEvent): Pasted | null {
  const at = view.posAtCoords({ left: event.clientX, top: event.clientY })
  if (view.dragging || !event.dataTransfer || !at) return null
  const pasted = pastedFrom(event.dataTransfer)
  const content = fragmentOf(view.state.schema, pasted.runs)
  view.dispatch(view.state.tr.replaceRange(at.pos, at.pos, new Slice(content, 0, 0)).setMeta("paste", true))
  return pasted
}

const MOST = MAX_POSITION.toLocaleString("en-US")
const TOO_LONG = `A position holds at most ${MOST} characters; that would be more, so nothing was changed.`

/**
 * What may come into a position: pastes and drops cleaned, no second paragraph by Enter, at most 4,000 characters.
 *
 * @param say Tells the person what was left out or refused; null when there is nothing to tell.
 */
export function inserting(say: (notice: string | null) => void) {
  const plugin = new Plugin({
    props: {
      // Before ProseMirror sees them: it would parse what is pasted in a document of the page, and so apply its styles.
      handleDOMEvents: {
        paste(view, event) {
          if (!event.clipboardData) return false
          event.preventDefault()
          const pasted = pastedFrom(event.clipboardData)
          say(pasteNotice(pasted))
          insert(view, pasted)
          return true
        },
        drop(view, event) {
          const pasted = drop(view, event)
          if (!pasted) return false
          event.preventDefault()
          say(pasteNotice(pasted))
          return true
        },
      },
    },
    filterTransaction(tr, state) {
      // What others of one's side wrote is in the doc already; refusing to show it would only hide it.
      const isRemote = tr.getMeta(ySyncPluginKey) !== undefined
      if (!tr.docChanged || isRemote) return true
      const length = plainText(tr.doc).text.length
      const isRefused = length > MAX_POSITION && length > plainText(state.doc).text.length
      if (isRefused) say(TOO_LONG)
      return !isRefused
    },
  })
  return Extension.create({
    name: "inserting",
    addProseMirrorPlugins: () => [plugin],
    addKeyboardShortcuts: () => ({ Enter: () => true, "Shift-Enter": () => true }),
  })
}
