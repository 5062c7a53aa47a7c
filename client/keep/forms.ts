import { isBlank } from "../../shared/letter/tidy.ts"
import type { Runs } from "../../shared/text/runs.ts"
import { inTime } from "./intime.ts"
import type { Vault } from "./vault.ts"

/** What was typed into a form and not sent. */
export interface Unsent {
  /** Which form, and of what: `comment/both`, `terms/issue-1`. */
  readonly place: string
  /** All that was filled in, as the form knows it. */
  readonly value: unknown
  /** The words in it, to be read and copied where the form is not there any more; none where only numbers or choices are filled in. */
  readonly words: Runs
}

/** A command, as text, and the name under which it was given. */
interface Named {
  readonly said: string
  readonly key: string
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
  /** What was given last of what is in it, and got no answer. */
  named: Named | null
  /** Whether an earlier page gave that, and was closed before the answer. */
  isLeft: boolean
}

/**
 * What became of a form that was sent. `arrived`: nothing in it is left. `outgrown`: it arrived, and what was typed since is in the
 * form, unsent. `failed`: all is as it was.
 */
export type Sent = "arrived" | "outgrown" | "failed"

/** How long the browser may take to bring what it has kept, in ms. Then the letter opens without it. */
const PATIENCE = 3_000
const NOTHING: readonly Unsent[] = []
/** How long a command waits until its name is kept, in ms. Then it goes all the same. */
const NAMING = 500
const EMPTY = { unsent: null, row: null, isKept: true, isWaiting: false, isSending: false, named: null, isLeft: false } as const

/** In place of a letter: the forms that belong to none. */
export const OUTSIDE = "outside"

/** Whether there is something to read in what was filled in. Numbers and choices alone can be filled in again: nobody is asked about them. */
export function hasWords({ words }: Unsent): boolean {
  return !isBlank(words)
}

/** Where the forms of a letter lie in the vault. */
const placeOf = (letter: string) => `${letter}/forms`

/**
 * What a person has typed into the forms of a letter, or outside any, and not sent, kept with every key. Two tabs that fill in the
 * same form have a row each: the next page shows the newer, and the other when that is done with.
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
    return this.underWay === 0 && this.slots.some(({ unsent, isKept }) => unsent !== null && hasWords(unsent) && !isKept)
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

  /**
   * The name under which what is in a form is given: the one offered, which is kept with it before it goes; or that of an earlier page
   * that gave the same and was closed before the answer came. It may have been done then, and is not done twice.
   *
   * @param said What is given, as text.
   */
  async name(slot: FormSlot, said: string, offered: string): Promise<string> {
    if (slot.isLeft && slot.named?.said === said) return slot.named.key
    if (slot.unsent === null) return offered
    slot.named = { said, key: offered }
    slot.isLeft = false
    this.inTurn(() => this.write(slot))
    await inTime(this.writing, NAMING)
    return offered
  }

  /** Forgets what is in a form once it has arrived, and nothing that was typed into it meanwhile. */
  async send(slot: FormSlot, arriving: Promise<boolean>): Promise<Sent> {
    const given = JSON.stringify(slot.unsent)
    slot.isSending = true
    this.change(this.slots)
    const hasArrived = await arriving.finally(() => (slot.isSending = false))
    const isOutgrown = slot.unsent !== null && JSON.stringify(slot.unsent) !== given
    if (hasArrived) slot.named = null
    if (!hasArrived) this.change(this.slots)
    else if (isOutgrown) this.keep(slot, slot.unsent!)
    else this.forget(slot)
    if (!hasArrived) return "failed"
    return isOutgrown ? "outgrown" : "arrived"
  }

  /** Forgets what is in a form: the person does not want it any more. */
  forget(slot: FormSlot): void {
    slot.unsent = null
    slot.named = null
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
    const { unsent, row, named } = slot
    slot.isWaiting = false
    if (!unsent) return
    const bytes = new TextEncoder().encode(JSON.stringify({ ...unsent, named } satisfies Row))
    slot.row = await this.vault.put(placeOf(this.letter), bytes, { isUnsent: hasWords(unsent), instead: row === null ? [] : [row] })
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

/** A form as it lies in the vault. */
type Row = Unsent & { readonly named?: Named | null }

/** What a browser has kept of the forms of a letter, where the letter itself is not open. */
export async function formsOf(vault: Vault, letter: string): Promise<readonly Unsent[]> {
  return (await vault.read(placeOf(letter))).flatMap(({ id, bytes }) => slotOf(id, bytes).unsent ?? [])
}

function slotOf(row: number, bytes: Uint8Array): FormSlot {
  const { named = null, ...unsent } = JSON.parse(new TextDecoder().decode(bytes)) as Row
  return { ...EMPTY, place: unsent.place, unsent, row, named, isLeft: named !== null }
}
