import { Editor, Extension } from "@tiptap/core"
import { Collaboration } from "@tiptap/extension-collaboration"
import { Placeholder } from "@tiptap/extension-placeholder"
import type { XmlFragment } from "yjs"
import { inserting } from "./inserting.ts"
import { textMarks, type SentenceRule } from "./markplugin.ts"
import { SCHEMA } from "./schema.ts"
import { unreadCaret } from "./unreadcaret.ts"

/** What an editor needs to know. */
export interface EditorSetup {
  readonly element: HTMLElement
  /** A position of one's own side. Never another's: a bound editor deletes what its schema does not know. */
  readonly fragment: XmlFragment
  readonly rule: SentenceRule
  readonly placeholder: string
  /** Attributes of the text box: its name, what describes it. */
  readonly attributes: Readonly<Record<string, string>>
  readonly onProffer: () => void
  readonly onNotice: (notice: string | null) => void
}

/** What stays in sight around the caret, in pixels: below it the line with the button. */
const SIGHT = { top: 48, bottom: 112, left: 0, right: 0 }

/** An editor on one position. Undo is the doc's own, one manager for each position. Destroy it when it goes. */
export function positionEditor(setup: EditorSetup): Editor {
  const keys = Extension.create({
    name: "keys",
    addKeyboardShortcuts: () => ({ "Mod-Enter": () => (setup.onProffer(), true) }),
  })
  return new Editor({
    element: setup.element,
    injectCSS: false,
    enableInputRules: false,
    enablePasteRules: false,
    editorProps: {
      attributes: { role: "textbox", "aria-multiline": "true", spellcheck: "true", ...setup.attributes },
      scrollThreshold: SIGHT,
      scrollMargin: SIGHT,
    },
    // A notice is of the last paste; with the next key it has been read.
    onTransaction: ({ transaction }) => transaction.docChanged && !transaction.getMeta("paste") && setup.onNotice(null),
    extensions: [
      ...SCHEMA,
      keys,
      inserting(setup.onNotice),
      textMarks(setup.rule),
      Collaboration.configure({ fragment: setup.fragment }),
      unreadCaret,
      Placeholder.configure({ placeholder: setup.placeholder }),
    ],
  })
}
