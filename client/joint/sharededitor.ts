import { Editor, Extension } from "@tiptap/core"
import { Collaboration } from "@tiptap/extension-collaboration"
import type { XmlFragment } from "yjs"
import { inserting } from "../position/inserting.ts"
import { SCHEMA } from "../position/schema.ts"
import { unreadCaret } from "../position/unreadcaret.ts"

/** What an editor of a shared draft needs to know. */
export interface SharedSetup {
  readonly element: HTMLElement
  /** A part of the joint doc, which both sides write. */
  readonly fragment: XmlFragment
  /** Attributes of the text box: its name, what describes it. */
  readonly attributes: Readonly<Record<string, string>>
  readonly onSubmit: () => void
  readonly onNotice: (notice: string | null) => void
}

/** An editor on a part of the joint doc. What both write is in it at once; each undoes their own. Destroy it when it goes. */
export function sharedEditor(setup: SharedSetup): Editor {
  const keys = Extension.create({
    name: "keys",
    addKeyboardShortcuts: () => ({ "Mod-Enter": () => (setup.onSubmit(), true) }),
  })
  return new Editor({
    element: setup.element,
    injectCSS: false,
    enableInputRules: false,
    enablePasteRules: false,
    editorProps: { attributes: { role: "textbox", "aria-multiline": "true", spellcheck: "true", ...setup.attributes } },
    extensions: [...SCHEMA, keys, inserting(setup.onNotice), Collaboration.configure({ fragment: setup.fragment }), unreadCaret],
  })
}
