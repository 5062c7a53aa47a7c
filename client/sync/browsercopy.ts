import * as Y from "yjs"
import type { DocName } from "../../shared/sync/docs.ts"
import { unmarked } from "../../shared/text/runs.ts"
import type { Vault } from "../keep/vault.ts"
import { KeptDoc, type Keeping, type Left } from "./kept.ts"
import type { RescueBox } from "./rescue.ts"
import { isLess, type Vector } from "./vector.ts"

/** What the copy needs to know of the doc that is open. */
export interface CopySettings {
  readonly doc: Y.Doc
  readonly name: DocName
  readonly letterId: string
  /** Null for a doc that is only read: nothing of it is kept. */
  readonly vault: Vault | null
  readonly rescue: RescueBox
  /** Whether something was written here that the server has not said it has. */
  readonly isUnsaved: () => boolean
  readonly onChange: () => void
}

/** How long after the last key, or the word that it is saved, what is kept of a doc is tidied up, in ms. */
const TIDY = 1000
const WITHOUT_PLACE = "The page was closed before these words were saved, and what they followed is gone."
/** The origin of what is taken back from the browser's copy: it is kept already. */
export const KEPT = Symbol("kept")

/** One open doc and its copy in this browser: takes up what earlier pages have left, keeps what comes, and tidies up. */
export class BrowserCopy {
  private readonly settings: CopySettings
  private readonly kept: KeptDoc | null
  /** What the server has had of this doc, as far as known. */
  private had: Vector = new Map()
  private tidying: ReturnType<typeof setTimeout> | null = null
  private isOver = false

  constructor(settings: CopySettings) {
    const { doc, name, letterId, vault, onChange } = settings
    this.settings = settings
    this.kept = vault && new KeptDoc({ vault, place: `${letterId}/${name}`, whole: () => Y.encodeStateAsUpdate(doc), onChange })
  }

  get state(): Keeping {
    return this.kept?.state ?? "failing"
  }

  /** Whether there is something of the doc to write on without the server. */
  get isThere(): boolean {
    return this.kept?.isEmpty === false
  }

  /** Takes up what earlier pages have left. What comes late, from a slow disk, is taken in all the same: it fits at any time. */
  async takeBack(onTaken: (left: Left) => void): Promise<void> {
    const left = await this.kept?.load()
    if (!left || this.isOver) return
    Y.applyUpdate(this.settings.doc, left.update, KEPT)
    this.kept?.took(left)
    this.had = left.had
    onTaken(left)
    if (left.loose.trim()) this.putAside(left.loose)
  }

  /** Whether a server that has so much has less than it had: it was set back to an older copy. */
  isMoreThan(has: Vector): boolean {
    return isLess(has, this.had)
  }

  /** Keeps a change of the doc, the server's or one's own. */
  add(update: Uint8Array, isOurs: boolean): void {
    this.kept?.add(update, isOurs)
    if (this.kept?.isLong) this.tidy()
    if (isOurs) this.tidySoon()
  }

  /** The server has everything. */
  isSaved(): void {
    this.had = Y.decodeStateVector(Y.encodeStateVector(this.settings.doc))
    this.tidySoon()
  }

  /** The server let this person in: whoever signed out of this browser has signed in again. */
  isLetIn(): void {
    if (this.state === "failing") this.settings.vault?.reopen()
    if (this.kept?.state === "failing" || this.kept?.isEmpty) this.tidy()
  }

  /** The page goes: what waits is kept. */
  close(): void {
    if (this.tidying) this.tidy()
    this.kept?.flush()
    this.isOver = true
  }

  /** The doc was refused: nothing more is taken up or tidied. It can then be dropped. */
  end(): void {
    this.isOver = true
    if (this.tidying) clearTimeout(this.tidying)
    this.tidying = null
  }

  /** Takes away what this page has read and written. */
  async drop(): Promise<void> {
    await this.kept?.drop()
  }

  private tidySoon(): void {
    if (this.tidying) clearTimeout(this.tidying)
    this.tidying = setTimeout(() => this.tidy(), TIDY)
  }

  /** Makes what is kept of the doc into one row, which outlives a loss of power, too. */
  private tidy(): void {
    if (this.tidying) clearTimeout(this.tidying)
    this.tidying = null
    this.kept?.replace(this.settings.isUnsaved())
  }

  private putAside(words: string): void {
    const { doc, name, rescue } = this.settings
    void rescue.add({ at: new Date().toISOString(), from: doc.clientID, doc: name, place: "", runs: unmarked(words), why: WITHOUT_PLACE })
  }
}
