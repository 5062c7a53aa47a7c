import type { LetterEvent } from "../../shared/letter/event.ts"
import type { Vault } from "../keep/vault.ts"
import { EMPTY, take, type Folded } from "./fold.ts"

/** The last that this browser has seen of a letter's record, to be read without a connection. */
export class KeptRecord {
  private readonly vault: Vault
  private readonly place: string
  /** How many events are kept that came from the server since this page was opened; null while only an earlier page's are. */
  private count: number | null = null
  private last: Promise<unknown> = Promise.resolve()

  constructor(vault: Vault, letter: string) {
    this.vault = vault
    this.place = `${letter}/record`
  }

  /** As much of the record as is kept and follows; nothing where the browser keeps none. */
  async read(): Promise<Folded> {
    const rows = await this.vault.read(this.place).catch(() => [])
    const events = rows.flatMap(({ bytes }) => JSON.parse(new TextDecoder().decode(bytes)) as LetterEvent[])
    return take(EMPTY, events).folded
  }

  /** Keeps a record that came from the server: the first time in place of all that was kept, later only what is new. */
  keep(events: readonly LetterEvent[]): void {
    this.last = this.last.then(() => this.write(events)).catch(() => (this.count = null))
  }

  private async write(events: readonly LetterEvent[]): Promise<void> {
    const instead = this.count === null ? (await this.vault.read(this.place)).map(({ id }) => id) : []
    const fresh = events.slice(this.count ?? 0)
    if (fresh.length > 0) await this.vault.put(this.place, new TextEncoder().encode(JSON.stringify(fresh)), { instead })
    this.count = events.length
  }
}
