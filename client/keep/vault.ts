/** One thing that is kept: its number in the vault, and its bytes. */
export interface Kept {
  readonly id: number
  readonly bytes: Uint8Array<ArrayBuffer>
  /** Whether it holds words that may be nowhere else. */
  readonly isUnsent: boolean
}

/** How a thing is put into a vault. */
export interface Putting {
  /** What it takes the place of, in the same step: both happen, or neither. */
  readonly instead?: readonly number[]
  /** Whether it holds words that may be nowhere else. Asked about before a person signs out. */
  readonly isUnsent?: boolean
  /**
   * Whether it has to be on the disk before it is called kept. Otherwise the operating system has it, which is much quicker and
   * outlives the page and the browser, though not a loss of power.
   */
  readonly isStrict?: boolean
}

/**
 * What a browser keeps of one person's letters, and shows to nobody else. Every call is carried out after those before it, and
 * rejects where the browser cannot keep things, or no longer may: the person has signed out.
 *
 * A place is a name such as `LETTER/requesting`. Things of one place are in the order in which they came.
 */
export interface Vault {
  read(place: string): Promise<readonly Kept[]>
  /** Puts a thing in; gives its number. */
  put(place: string, bytes: Uint8Array, how?: Putting): Promise<number>
  remove(ids: readonly number[]): Promise<void>
  /** Tries again after the person has signed in again. */
  reopen(): void
}
