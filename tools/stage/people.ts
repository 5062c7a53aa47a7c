import type * as Y from "yjs"
import { type DocName, partRoot, positionRoot } from "../../shared/sync/docs.ts"
import { paragraphOf } from "./paragraph.ts"
import { browserSocket, type SocketClass } from "./socket.ts"
import { ORIGIN } from "./stage.ts"
import { StockClient } from "./stock.ts"

/** A WebSocket as a browser in which somebody of the stage's people is signed in would open it. */
export function socketOf(person: string): SocketClass {
  return browserSocket(() => ({ cookie: `user=${person}`, origin: ORIGIN }))
}

/** An honest person at a stock client. */
export class Typist extends StockClient {
  readonly person: string

  constructor(url: string, letter: string, doc: DocName, person: string) {
    super(url, letter, doc, socketOf(person))
    this.person = person
  }

  /** The paragraph on an issue; made when first written to. */
  text(issue = "issue-1"): Y.XmlText {
    return paragraphOf(this.doc, positionRoot(issue))
  }

  /** The paragraph of a part of the joint text. */
  part(part = "introduction"): Y.XmlText {
    return paragraphOf(this.doc, partRoot(part))
  }
}

/** Waits until something is so. Fails with the words after 10 s. */
export async function until(what: string, isSo: () => boolean, ms = 10_000): Promise<void> {
  const end = performance.now() + ms
  while (!isSo()) {
    if (performance.now() > end) throw new Error(`still not so: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 3))
  }
}

/** Lets everything that is under way between the parts happen. */
export function aWhile(ms = 60): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
