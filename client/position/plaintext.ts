import type { Node } from "@tiptap/pm/model"

/** The plain text of an editor's content, and the way back from its offsets to the editor's positions. */
export interface PlainText {
  readonly text: string
  /** The editor's position of an offset in `text`; at the joint of two paragraphs, the end of the first. */
  at(offset: number): number
}

/** Reads the content as it is printed: one paragraph, several joined by a space. */
export function plainText(doc: Node): PlainText {
  const starts: { offset: number; position: number }[] = []
  let text = ""
  doc.forEach((paragraph, position) => {
    if (starts.length > 0) text += " "
    starts.push({ offset: text.length, position: position + 1 })
    text += paragraph.textContent
  })
  const at = (offset: number): number => {
    const start = starts.filter((start) => start.offset <= offset).at(-1) ?? { offset: 0, position: 0 }
    return Math.min(start.position + offset - start.offset, doc.content.size)
  }
  return { text, at }
}
