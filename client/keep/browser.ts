import { addRow, forget, foundKey, keyOf, type KeyRow, placesOf, removeRows, rowsOf, type SealedRow, unsentOf } from "./database.ts"
import { clearShelf } from "./shelf.ts"
import type { Kept, Putting, Vault } from "./vault.ts"

const CIPHER = "AES-GCM"
/** Bytes of an AES-GCM nonce, NIST SP 800-38D, 5.2.1.1. */
const NONCE = 12

const vaults = new Map<string, Vault>()

/** The vault of a person in this browser. One a person, so that its calls keep their order. */
export function vaultOf(person: string): Vault {
  const vault = vaults.get(person) ?? new BrowserVault(person)
  vaults.set(person, vault)
  return vault
}

/** Whether the browser holds words of a person that may be nowhere else. False where it cannot keep any. */
export async function hasUnsent(person: string): Promise<boolean> {
  return unsentOf(person).then((places) => places.length > 0, () => false)
}

/** The places where the browser keeps something of a person's; none where it cannot keep any. */
export async function keptPlaces(person: string): Promise<readonly string[]> {
  return placesOf(person).catch(() => [])
}

/**
 * Makes everything that is kept of a person unreadable, then removes it. For good: it happens when they sign out. False where that
 * failed, and something may be left.
 */
export async function forgetPerson(person: string): Promise<boolean> {
  clearShelf(person)
  // A browser without a database has nothing else to forget.
  if (typeof indexedDB === "undefined") return true
  return forget(person).then(() => true, () => false)
}

/** Sealed with a key that never leaves the browser's database, not even to this program, and is destroyed at sign-out. */
class BrowserVault implements Vault {
  readonly #person: string
  #key: Promise<KeyRow> | null = null
  #last: Promise<unknown> = Promise.resolve()

  constructor(person: string) {
    this.#person = person
  }

  read(place: string): Promise<readonly Kept[]> {
    return this.#inTurn(async (key) => {
      const rows = await rowsOf(this.#person, place)
      const opened = await Promise.all(rows.map(([id, row]) => this.#unseal(key, id, row)))
      return opened.filter((kept) => kept !== null)
    })
  }

  put(place: string, bytes: Uint8Array, how: Putting = {}): Promise<number> {
    const own = new Uint8Array(bytes)
    return this.#inTurn(async (key) => addRow(key, await this.#seal(key, place, own, how.isUnsent ? 1 : 0), how))
  }

  remove(ids: readonly number[]): Promise<void> {
    return this.#inTurn(() => removeRows(ids))
  }

  reopen(): void {
    this.#key = null
  }

  /** One call after the other, whatever came of the one before. */
  #inTurn<T>(work: (key: KeyRow) => Promise<T>): Promise<T> {
    const turn = this.#last.then(async () => work(await (this.#key ??= this.#open())))
    this.#last = turn.catch(() => null)
    return turn
  }

  async #open(): Promise<KeyRow> {
    const found = await foundKey(this.#person)
    if (found) return found
    const key = await crypto.subtle.generateKey({ name: CIPHER, length: 256 }, false, ["encrypt", "decrypt"])
    const id = Array.from(crypto.getRandomValues(new Uint8Array(NONCE)), (byte) => byte.toString(16)).join("-")
    return keyOf({ person: this.#person, id, key })
  }

  async #seal({ key }: KeyRow, place: string, bytes: Uint8Array<ArrayBuffer>, unsent: 0 | 1): Promise<SealedRow> {
    const iv = crypto.getRandomValues(new Uint8Array(NONCE))
    const sealed = await crypto.subtle.encrypt({ name: CIPHER, iv, additionalData: this.#about(place) }, key, bytes)
    return { person: this.#person, place, unsent, iv, sealed }
  }

  /** Null for what was sealed with another key, or moved from another place: it says nothing to this person. */
  async #unseal({ key }: KeyRow, id: number, { place, iv, sealed, unsent }: SealedRow): Promise<Kept | null> {
    const opening = crypto.subtle.decrypt({ name: CIPHER, iv, additionalData: this.#about(place) }, key, sealed)
    const bytes = await opening.catch(() => null)
    return bytes && { id, bytes: new Uint8Array(bytes), isUnsent: unsent === 1 }
  }

  #about(place: string): Uint8Array<ArrayBuffer> {
    return new TextEncoder().encode(`${this.#person}/${place}`)
  }
}
