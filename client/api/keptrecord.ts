import type { LetterEvent } from "../../shared/letter/event.ts"
import type { Kept, Vault } from "../keep/vault.ts"
import { EMPTY, take, type Folded } from "./fold.ts"
import { goneRecords, letGo, missingFrom, putAside } from "./gone.ts"

/** The last that this browser has seen of a letter's record, to be read without a connection. */
export class KeptRecord {
  private readonly vault: Vault
  private readonly letter: string
  private readonly place: string
  private readonly onGone: () => void
  /** How many events are kept that came from the server since this page was opened; null while only an earlier page's are. */
  private count: number | null = null
  private hasGone = false
  private last: Promise<unknown> = Promise.resolve()

  /** @param onGone Called when something was put aside that the server has no more, or when it has it again. */
  constructor(vault: Vault, letter: string, onGone: () => void = () => {}) {
    this.vault = vault
    this.letter = letter
    this.place = `${letter}/record`
    this.onGone = onGone
  }

  /** As much of the record as is kept and follows; rejects where the browser does not give it. */
  async read(): Promise<Folded> {
    return recordIn(await this.vault.read(this.place))
  }

  /** Keeps a record that came from the server: the first time in place of all that was kept, later only what is new. */
  keep(events: readonly LetterEvent[]): void {
    this.last = this.last.then(() => this.write(events)).catch(() => (this.count = null))
  }

  private async write(events: readonly LetterEvent[]): Promise<void> {
    const instead = this.count === null ? await this.giveWay(events) : []
    const fresh = events.slice(this.count ?? 0)
    if (fresh.length > 0) await this.vault.put(this.place, new TextEncoder().encode(JSON.stringify(fresh)), { instead })
    this.count = events.length
    if (this.hasGone) await this.welcome(events)
  }

  /** Puts what an earlier page had kept aside where the server does not have all of it. Gives the rows whose place is free now. */
  private async giveWay(events: readonly LetterEvent[]): Promise<readonly number[]> {
    const rows = await this.vault.read(this.place)
    const kept = recordIn(rows).events
    this.hasGone = (await goneRecords(this.vault, this.letter)).length > 0
    if (missingFrom(events, kept).length > 0) {
      await putAside(this.vault, this.letter, kept)
      this.hasGone = true
      this.onGone()
    }
    return rows.map(({ id }) => id)
  }

  /** Forgets what was put aside and has come back: the server was set right, or another tab had only been quicker. */
  private async welcome(events: readonly LetterEvent[]): Promise<void> {
    const aside = await goneRecords(this.vault, this.letter)
    const back = aside.filter((gone) => missingFrom(events, gone.events).length === 0)
    for (const gone of back) await letGo(this.vault, gone)
    this.hasGone = back.length < aside.length
    if (back.length > 0) this.onGone()
  }
}

/** Two tabs that keep the same record may have put later events before earlier ones, and some twice. */
function recordIn(rows: readonly Kept[]): Folded {
  const events = rows.flatMap(({ bytes }) => JSON.parse(new TextDecoder().decode(bytes)) as LetterEvent[])
  return take(EMPTY, events.sort((a, b) => a.seq - b.seq)).folded
}
