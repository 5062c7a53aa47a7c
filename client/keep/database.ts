import type { Putting } from "./vault.ts"

/** What the browser holds of a person's key. `id` tells it from one made after the person signed out and in again. */
export interface KeyRow {
  readonly person: string
  readonly id: string
  readonly key: CryptoKey
}

/** A sealed thing. Who, where and whether it is unsent can be read by this browser's owner; what it says cannot. */
export interface SealedRow {
  readonly person: string
  readonly place: string
  /** 1 where it holds words that may be nowhere else. A number, because the browser's indexes know no booleans. */
  readonly unsent: 0 | 1
  readonly iv: Uint8Array<ArrayBuffer>
  readonly sealed: ArrayBuffer
}

const NAME = "joint-letter"
const VERSION = 1
/** How long the browser may take to open its database, in ms: another tab may hold an older version open, or the disk hang. */
const PATIENCE = 5_000

let opening: Promise<IDBDatabase> | null = null

/** The browser's database; opened when first asked for, and again after a failure. */
async function database(): Promise<IDBDatabase> {
  opening ??= open()
  try {
    return await opening
  } catch (error) {
    opening = null
    throw error
  }
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open(NAME, VERSION)
    setTimeout(() => reject(new Error("the browser's database did not open")), PATIENCE)
    asked.onupgradeneeded = () => {
      asked.result.createObjectStore("keys", { keyPath: "person" })
      const rows = asked.result.createObjectStore("rows", { autoIncrement: true })
      rows.createIndex("place", ["person", "place"])
      rows.createIndex("unsent", ["person", "unsent"])
    }
    asked.onerror = () => reject(asked.error)
    asked.onsuccess = () => {
      const found = asked.result
      const forget = () => (opening = null)
      found.onclose = forget
      found.onversionchange = () => (forget(), found.close())
      resolve(found)
    }
  })
}

/** How a transaction is carried out. */
type Manner = "read" | "write" | "write to the disk"

type Work<T> = (keys: IDBObjectStore, rows: IDBObjectStore, give: (value: T) => void) => void

/** Does something in one transaction: resolves when all of it is in the database, rejects when none of it is. */
async function transact<T>(manner: Manner, work: Work<T>): Promise<T> {
  const found = await database()
  return new Promise((resolve, reject) => {
    const durability = manner === "write to the disk" ? "strict" : "relaxed"
    const transaction = found.transaction(["keys", "rows"], manner === "read" ? "readonly" : "readwrite", { durability })
    let value: T
    transaction.oncomplete = () => resolve(value)
    transaction.onabort = () => reject(transaction.error ?? new Error("signed out"))
    work(transaction.objectStore("keys"), transaction.objectStore("rows"), (given) => void (value = given))
  })
}

/** The people of whom the browser keeps something. */
export function keptPeople(): Promise<readonly string[]> {
  return transact("read", (keys, _rows, give) => {
    const asked = keys.getAllKeys()
    asked.onsuccess = () => give(asked.result as string[])
  })
}

/** A person's key, where there is one: looked up first, for a write waits for the disk. */
export function foundKey(person: string): Promise<KeyRow | null> {
  return transact("read", (keys, _rows, give) => {
    const asked = keys.get(person)
    asked.onsuccess = () => give((asked.result as KeyRow | undefined) ?? null)
  })
}

/** A person's key, or, where there is none yet, the one offered, which is then theirs. */
export function keyOf(offered: KeyRow): Promise<KeyRow> {
  return transact("write to the disk", (keys, _rows, give) => {
    const asked = keys.get(offered.person)
    asked.onsuccess = () => {
      give((asked.result as KeyRow | undefined) ?? offered)
      if (!asked.result) keys.put(offered)
    }
  })
}

/** A person's rows of one place, with their numbers, oldest first. */
export function rowsOf(person: string, place: string): Promise<readonly (readonly [number, SealedRow])[]> {
  return transact("read", (_keys, rows, give) => {
    const index = rows.index("place")
    const [numbers, found] = [index.getAllKeys([person, place]), index.getAll([person, place])]
    found.onsuccess = () => give((found.result as SealedRow[]).map((row, i) => [numbers.result[i] as number, row]))
  })
}

/** The places where a person has rows. */
export function placesOf(person: string): Promise<readonly string[]> {
  return transact("read", (_keys, rows, give) => {
    const places: string[] = []
    give(places)
    const cursor = rows.index("place").openKeyCursor(ofPerson(person), "nextunique")
    cursor.onsuccess = () => {
      if (!cursor.result) return
      places.push((cursor.result.key as [string, string])[1])
      cursor.result.continue()
    }
  })
}

/** All that the index of places has of a person. */
const ofPerson = (person: string) => IDBKeyRange.bound([person], [person, []])

/** Adds a row in place of others. Nothing happens, and it rejects, when the key it was sealed with is not the person's any more. */
export function addRow(key: KeyRow, row: SealedRow, { instead = [], isStrict = false }: Putting): Promise<number> {
  return transact(isStrict ? "write to the disk" : "write", (keys, rows, give) => {
    const asked = keys.get(key.person)
    asked.onsuccess = () => (asked.result as KeyRow | undefined)?.id !== key.id && asked.transaction?.abort()
    const added = rows.add(row)
    added.onsuccess = () => give(added.result as number)
    for (const gone of instead) rows.delete(gone)
  })
}

/** Removes rows by their numbers. */
export function removeRows(ids: readonly number[]): Promise<void> {
  return transact("write", (_keys, rows) => ids.forEach((id) => rows.delete(id)))
}

/** The places where a person has rows with words that may be nowhere else. */
export function unsentOf(person: string): Promise<readonly string[]> {
  return transact("read", (_keys, rows, give) => {
    const asked = rows.index("unsent").getAll([person, 1])
    asked.onsuccess = () => give([...new Set((asked.result as SealedRow[]).map(({ place }) => place))])
  })
}

/** Destroys a person's key, and then what it had sealed: should the second fail, what is left can be read by nobody. */
export async function forget(person: string): Promise<void> {
  await transact<void>("write to the disk", (keys) => keys.delete(person))
  await transact<void>("write", (_keys, rows) => {
    const cursor = rows.index("place").openKeyCursor(ofPerson(person))
    cursor.onsuccess = () => {
      if (!cursor.result) return
      rows.delete(cursor.result.primaryKey)
      cursor.result.continue()
    }
  })
}
