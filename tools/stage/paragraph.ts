import * as Y from "yjs"

/** The words of a place in a doc, as a client that is no editor writes them: one paragraph, made when it is first asked for. */
export function paragraphOf(doc: Y.Doc, root: string): Y.XmlText {
  const place = doc.getXmlFragment(root)
  const first = place.toArray().find((node) => node instanceof Y.XmlElement && node.length > 0) as Y.XmlElement | undefined
  if (first) return first.get(0) as Y.XmlText
  const [paragraph, text] = [new Y.XmlElement("paragraph"), new Y.XmlText()]
  doc.transact(() => {
    paragraph.insert(0, [text])
    place.insert(0, [paragraph])
  })
  return text
}
