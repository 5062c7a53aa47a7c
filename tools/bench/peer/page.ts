import { Editor } from "@tiptap/core"
import { Bold } from "@tiptap/extension-bold"
import { Collaboration } from "@tiptap/extension-collaboration"
import { Document } from "@tiptap/extension-document"
import { Italic } from "@tiptap/extension-italic"
import { Paragraph } from "@tiptap/extension-paragraph"
import { Text } from "@tiptap/extension-text"
import { Underline } from "@tiptap/extension-underline"
import { WebsocketProvider } from "y-websocket"
import * as Y from "yjs"

/** What an afternoon gives: Tiptap with the same marks, bound to Yjs, and the stock provider. No rules, no pages, no record. */
const doc = new Y.Doc()
const url = new URLSearchParams(location.search).get("url") ?? ""
new WebsocketProvider(url, "letter", doc, { disableBc: true })
new Editor({
  element: document.getElementById("editor"),
  extensions: [Document, Paragraph, Text, Bold, Italic, Underline, Collaboration.configure({ document: doc })],
})
