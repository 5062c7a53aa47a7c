import { Extension } from "@tiptap/core"
import { type EditorState, Plugin, TextSelection } from "@tiptap/pm/state"
import type { EditorView } from "@tiptap/pm/view"
import { getRelativeSelection, type ProsemirrorBinding, ySyncPluginKey } from "@tiptap/y-tiptap"
import type { Transaction } from "yjs"

/**
 * Keeps a caret where the person has just put it. A browser tells of a moved caret a moment after it has moved; words of others
 * that come within that moment would put it back, and the next key would go to the old place.
 */
export const unreadCaret = Extension.create({
  name: "unreadCaret",
  addProseMirrorPlugins: () => [new Plugin({ view: watchCaret })],
})

function watchCaret(view: EditorView) {
  const { binding } = ySyncPluginKey.getState(view.state) as { binding: ProsemirrorBinding }
  const { doc } = binding
  // The binding has noted by now where the caret is, by what it was told.
  const read = ({ origin }: Transaction) => {
    try {
      const state = origin === ySyncPluginKey ? null : withCaretAsShown(view)
      if (state) binding.beforeTransactionSelection = getRelativeSelection(binding, state)
    } catch {
      // A place that the editor does not know. To fail here would lose the words that are about to come.
    }
  }
  doc.on("beforeTransaction", read)
  return { destroy: () => doc.off("beforeTransaction", read) }
}

/** The editor's state with the caret where the page shows it; null where that is no news. */
function withCaretAsShown(view: EditorView): EditorState | null {
  const shown = view.hasFocus() && !view.composing ? view.dom.ownerDocument.getSelection() : null
  if (!shown?.anchorNode || !shown.focusNode || !view.dom.contains(shown.anchorNode) || !view.dom.contains(shown.focusNode)) return null
  const { doc, selection, tr } = view.state
  const [anchor, head] = [view.posAtDOM(shown.anchorNode, shown.anchorOffset), view.posAtDOM(shown.focusNode, shown.focusOffset)]
  const moved = TextSelection.between(doc.resolve(anchor), doc.resolve(head))
  return moved.eq(selection) ? null : view.state.apply(tr.setSelection(moved))
}
