import * as Y from "yjs"
import { MARKS } from "../../shared/text/runs.ts"

function isPlainText(text: Y.XmlText): boolean {
  const delta: { insert?: unknown; attributes?: Record<string, unknown> }[] = text.toDelta()
  return delta.every(
    ({ insert, attributes }) =>
      typeof insert === "string" && Object.keys(attributes ?? {}).every((mark) => (MARKS as readonly string[]).includes(mark)),
  )
}

/**
 * Whether an editor may be bound to the fragment: it holds nothing but paragraphs of text with our marks. Binding one that
 * holds more would delete the rest, and the deletion would reach everybody.
 */
export function fits(fragment: Y.XmlFragment): boolean {
  return fragment
    .toArray()
    .every(
      (element) =>
        element instanceof Y.XmlElement &&
        element.nodeName === "paragraph" &&
        element.toArray().every((child) => child instanceof Y.XmlText && isPlainText(child)),
    )
}
