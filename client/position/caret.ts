import type { Editor } from "@tiptap/core"
import { TextSelection } from "@tiptap/pm/state"

/** How far from the end the caret is in an editor that is about to go; null where the person is not in it. */
export function caretOf({ view, state }: Editor): number | null {
  return view.hasFocus() ? state.doc.content.size - state.selection.head : null
}

/**
 * Puts the caret into the editor that takes the place of another. It is told from the end, for what differs is what was typed
 * before it. At once, not in the next frame as the editor's own command does: a key pressed between the two would be lost.
 */
export function putCaret({ view, state }: Editor, fromEnd: number): void {
  const place = state.doc.resolve(Math.max(0, state.doc.content.size - fromEnd))
  view.dispatch(state.tr.setSelection(TextSelection.near(place, -1)))
  view.focus()
}
