import type * as Y from "yjs"
import { readFragment } from "../../shared/draft/position.ts"
import { type DocName, isRootOf } from "../../shared/sync/docs.ts"
import { type Runs, plain } from "../../shared/text/runs.ts"
import { read, type Shelf, write } from "./rescue.ts"

/** The texts of a doc by place: an issue, or a part of the joint text. */
export type Texts = Readonly<Record<string, Runs>>

/** What a doc holds, place by place; empty places left out. */
export function textsOf(doc: Y.Doc, name: DocName): Texts {
  const roots = [...doc.share.keys()].filter((root) => isRootOf(name, root))
  const texts = roots.map((root) => [root.slice(root.indexOf("/") + 1), readFragment(doc.getXmlFragment(root))] as const)
  return Object.fromEntries(texts.filter(([, runs]) => plain(runs).trim() !== ""))
}

/**
 * A copy of what is not yet on the server's disk, kept in the browser's storage for the case that the page is closed or dies.
 * One for each open page; the next page of the same person finds those that were left behind.
 */
export class Unsent {
  private readonly shelf: Shelf | null
  private readonly prefix: string
  private readonly mine: string
  private isThere = false

  /** @param page What tells this page from the person's others. */
  constructor(shelf: Shelf | null, userId: string, letter: string, doc: DocName, page: string) {
    this.shelf = shelf
    this.prefix = `unsent/${userId}/${letter}/${doc}/`
    this.mine = this.prefix + page
  }

  /** Takes what earlier pages have left behind; each is given once. */
  takeLeft(): Texts[] {
    const keys = this.keys().filter((key) => key !== this.mine)
    const left = keys.map((key) => read(this.shelf, key) as Texts | null)
    for (const key of keys) write(this.shelf, key, null)
    return left.filter((texts) => texts !== null)
  }

  keep(texts: Texts): void {
    this.isThere = write(this.shelf, this.mine, texts)
  }

  clear(): void {
    if (this.isThere) write(this.shelf, this.mine, null)
    this.isThere = false
  }

  private keys(): string[] {
    const all = Array.from({ length: this.shelf?.length ?? 0 }, (_, index) => this.shelf?.key(index) ?? "")
    return all.filter((key) => key.startsWith(this.prefix))
  }
}
