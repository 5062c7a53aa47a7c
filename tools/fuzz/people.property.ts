import * as Y from "yjs"

/** The root that everybody writes in. */
export const ROOT = "position/issue-1"
/** Whose the client ids are. */
export const OWNERS: ReadonlyMap<number, string> = new Map([[11, "ada"], [22, "amy"]])

/** Somebody's doc, and the updates that have not left it. */
export class Writer {
  readonly doc = new Y.Doc({ gc: false })
  private readonly updates: Uint8Array[] = []

  constructor(client: number) {
    this.doc.clientID = client
    this.doc.on("update", (update: Uint8Array, origin: unknown) => origin === "heard" || this.updates.push(update))
  }

  /** The fragment that everybody writes in. */
  get root(): Y.XmlFragment {
    return this.doc.getXmlFragment(ROOT)
  }

  /** The text in a paragraph; the first paragraph's, or another's. */
  text(paragraph = 0): Y.XmlText {
    return (this.root.get(paragraph) as Y.XmlElement).get(0) as Y.XmlText
  }

  /** Adds a paragraph. */
  paragraph(words: string): void {
    const paragraph = new Y.XmlElement("paragraph")
    paragraph.insert(0, [new Y.XmlText(words)])
    this.root.insert(this.root.length, [paragraph])
  }

  /** Takes updates in and goes on under the same client id: Yjs would take another one, for it hears of its own. */
  hear(updates: readonly Uint8Array[]): void {
    const { clientID } = this.doc
    this.doc.clientID = 0
    for (const update of updates) Y.applyUpdate(this.doc, update, "heard")
    this.doc.clientID = clientID
  }

  /** What is to be sent. */
  said(): Uint8Array[] {
    return this.updates.splice(0)
  }
}

/** What somebody does who has heard of everything until now, as updates. */
export function deeds(client: number, heard: readonly Uint8Array[], ...work: readonly ((writer: Writer) => void)[]): Uint8Array[] {
  return work.flatMap((each) => {
    const writer = new Writer(client)
    writer.hear(heard)
    each(writer)
    return writer.said()
  })
}

const ada = new Writer(11)
const amy = new Writer(22)
ada.paragraph("The pumps failed. ")
ada.text().insert(18, "SECRET")
ada.text().delete(18, 6)
ada.paragraph("Once.")
/** Ada's words before she took one of her two paragraphs away. */
export const EARLY: readonly Uint8Array[] = ada.said()
ada.root.delete(1, 1)
const first = [...EARLY, ...ada.said()]
amy.hear(first)
amy.paragraph("Twice.")
amy.text(1).insert(6, " Thrice.")
/** What is on disk: Ada's and Amy's paragraphs, and a word and a paragraph of Ada's that she has erased. */
export const STORED: readonly Uint8Array[] = [...first, ...amy.said()]
/** What a client who has never collected garbage could still say, the erased word included. */
export const WHOLE: Uint8Array = Y.mergeUpdates([...STORED])
