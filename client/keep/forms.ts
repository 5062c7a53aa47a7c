import type { Runs } from "../../shared/text/runs.ts"
import { inTime } from "./intime.ts"
import type { Vault } from "./vault.ts"

/** What was typed into a form and not sent. */
export interface Unsent {
  /** Which form, and of what: `comment/both`, `terms/issue-1`. */
  readonly place: string
  /** All that was filled in, as the form knows it. */
  readonly value: unknown
  /** The words in it, to be read and copied where the form is not there any more. */
  readonly words: Runs
}

/** A form that somebody is filling in: the same one as long as it is on the screen. */
export interface FormSlot {
  readonly place: string
  /** What is in it; null while that is nothing. */
  unsent: Unsent | null
  /** Its row in the vault; null before the first. */
  row: number | null
  /** Whether the vault has what is in it, and whether that is about to be put there. */
  isKept: boolean
  isWaiting: boolean
  /** Whether it is on its way to the server. */
  isSending: boolean
}

/**
 * What became of a form that was sent. `arrived`: nothing in it is left. `outgrown`: it arrived, and what was typed since is in the
 * form, unsent. `failed`: all is as it was.
 */
export type Sent = "arrived" | "outgrown" | "failed"

/** How long the browser may take to bring what it has kept, in ms. Then the letter opens without it. */
const PATIENCE = 3_000
const NOTHING: readonly Unsent[] = []
const EMPTY = { unsent: null, row: null, isKept: true, isWaiting: false, isSending: false } as const

/** Where the forms of a letter lie in the vault. */
const placeOf = (letter: string) => `${letter}/forms`

/**
 * What a person has typed into the forms of a letter and not sent, kept with every key. Two tabs that fill in the same form have
 * a row each: the next page shows the newer, and the other when that is done with.
 */
export class KeptForms {
  /** Resolves when what earlier pages have left is here, or takes too long to wait for. */
  readonly loaded: Promise<unknown>
  private slots: readonly FormSlot[] = []
  private items = NOTHING
  private changes = 0
  private writing: Promise<unknown> = Promise.resolve()
  private underWay = 0
  private readonly listeners = new Set<() => void>()
  private readonly vault: Vault
  private readonly letter: string

  constructor(vault: Vault, letter: string) {
    this.vault = vault
    this.letter = letter
    this.loaded = inTime(this.look(), PATIENCE)
  }

  /** All that was typed and neither sent nor on its way, oldest first. The same list until it changes. */
  list = (): readonly Unsent[] => this.items

  /** Whether something that was typed is on this page only: the browser did not take it, and nothing of it is on its way there. */
  get isLoose(): boolean {
    return this.underWay === 0 && this.slots.some(({ unsent, isKept }) => unsent !== null && !isKept)
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** The form of a place, with what was typed into it last. */
  open(place: string): FormSlot {
    return this.slots.filter((slot) => slot.place === place).at(-1) ?? { ...EMPTY, place }
  }

  /** Keeps what is in a form now. */
  keep(slot: FormSlot, unsent: Unsent): void {
    slot.unsent = unsent
    slot.isKept = false
    this.change(this.slots.includes(slot) ? this.slots : [...this.slots, slot])
    // One that waits will take what is in it then.
    if (!slot.isWaiting) this.inTurn(() => this.write(slot))
    slot.isWaiting = true
  }

  /** Forgets what is in a form once it has arrived, and nothing that was typed into it meanwhile. */
  async send(slot: FormSlot, arriving: Promise<boolean>): Promise<Sent> {
    const given = JSON.stringify(slot.unsent)
    slot.isSending = true
    this.change(this.slots)
    const hasArrived = await arriving.finally(() => (slot.isSending = false))
    const isOutgrown = slot.unsent !== null && JSON.stringify(slot.unsent) !== given
    if (hasArrived && !isOutgrown) this.forget(slot)
    else this.change(this.slots)
    if (!hasArrived) return "failed"
    return isOutgrown ? "outgrown" : "arrived"
  }

  /** Forgets what is in a form: the person does not want it any more. */
  forget(slot: FormSlot): void {
    slot.unsent = null
    slot.isKept = true
    this.change(this.slots.filter((other) => other !== slot))
    this.inTurn(async () => {
      if (slot.row !== null) await this.vault.remove([slot.row])
      slot.row = null
    })
  }

  /** Forgets words whose form is not there any more. */
  drop(unsent: Unsent): void {
    for (const slot of this.slots) if (slot.unsent === unsent) this.forget(slot)
  }

  /** Looks at what other tabs have kept or sent meanwhile. What is typed here and not kept yet stays. */
  async look(): Promise<void> {
    await this.writing
    const before = this.changes
    const rows = await this.vault.read(placeOf(this.letter)).catch(() => null)
    if (rows === null || before !== this.changes) return
    const known = new Map(this.slots.map((slot) => [slot.row, slot]))
    const found = rows.map(({ id, bytes }) => known.get(id) ?? slotOf(id, bytes))
    this.change([...found, ...this.slots.filter((slot) => !slot.isKept && !found.includes(slot))])
  }

  /** Where the browser does not take it, it is on this page only; with the next key it is tried again. */
  private async write(slot: FormSlot): Promise<void> {
    const { unsent, row } = slot
    slot.isWaiting = false
    if (!unsent) return
    const bytes = new TextEncoder().encode(JSON.stringify(unsent))
    slot.row = await this.vault.put(placeOf(this.letter), bytes, { isUnsent: true, instead: row === null ? [] : [row] })
    slot.isKept = slot.unsent === unsent
  }

  private inTurn(work: () => Promise<void>): void {
    this.underWay++
    const done = this.writing.then(work).catch(() => {})
    this.writing = done.then(() => void this.underWay--)
  }

  private change(slots: readonly FormSlot[]): void {
    this.changes++
    this.slots = slots
    this.items = slots.flatMap(({ unsent, isSending }) => (unsent && !isSending ? [unsent] : NOTHING))
    for (const listener of this.listeners) listener()
  }
}

/** What a browser has kept of the forms of a letter, where the letter itself cannot be opened. */
export async function formsOf(vault: Vault, letter: string): Promise<readonly Unsent[]> {
  return (await vault.read(placeOf(letter))).flatMap(({ id, bytes }) => slotOf(id, bytes).unsent ?? [])
}

function slotOf(row: number, bytes: Uint8Array): FormSlot {
  const unsent = JSON.parse(new TextDecoder().decode(bytes)) as Unsent
  return { ...EMPTY, place: unsent.place, unsent, row }
}
