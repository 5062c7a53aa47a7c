import * as Y from "yjs"

/** The update that a change makes, on top of what another doc holds where one is given, under any client id. */
export function change(work: (doc: Y.Doc) => void, on?: Y.Doc, client?: number): Uint8Array {
  const doc = new Y.Doc()
  if (on) Y.applyUpdate(doc, Y.encodeStateAsUpdate(on))
  if (client !== undefined) doc.clientID = client
  const before = Y.encodeStateVector(doc)
  work(doc)
  return Y.encodeStateAsUpdate(doc, before)
}

/** A change that writes words under a root, as nobody's editor would. */
export const writes = (text: string, root = "position/issue-1") => (doc: Y.Doc): void =>
  doc.getXmlFragment(root).insert(0, [new Y.XmlText(text)])
