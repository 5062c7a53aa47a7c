/** What a counter says: go ahead, or come back in so many seconds. */
export type Admission = { readonly ok: true } | { readonly ok: false; readonly retryAfter: number }

interface Window {
  count: number
  ends: number
}

/** Keys remembered at most; beyond it the counters start afresh rather than fill the memory. */
const MAX_KEYS = 50_000

/** Counts things per key in a window of fixed length that begins with the first of them. Kept in memory, per node. */
export class Counter {
  readonly limit: number
  readonly #millis: number
  readonly #now: () => number
  readonly #windows = new Map<string, Window>()

  /** At most `limit` in `seconds`. */
  constructor(limit: number, seconds: number, now: () => number = Date.now) {
    this.limit = limit
    this.#millis = seconds * 1000
    this.#now = now
  }

  /** Whether one more is allowed; counts nothing. */
  peek(key: string): Admission {
    const now = this.#now()
    const window = this.#windows.get(key)
    if (!window || window.ends <= now || window.count < this.limit) return { ok: true }
    return { ok: false, retryAfter: Math.max(1, Math.ceil((window.ends - now) / 1000)) }
  }

  /** Counts one, if it is allowed. */
  take(key: string): Admission {
    const admission = this.peek(key)
    if (admission.ok) this.#count(key)
    return admission
  }

  forget(key: string): void {
    this.#windows.delete(key)
  }

  #count(key: string): void {
    const now = this.#now()
    const window = this.#windows.get(key)
    if (window && window.ends > now) return void window.count++
    if (this.#windows.size >= MAX_KEYS) this.#sweep(now)
    this.#windows.set(key, { count: 1, ends: now + this.#millis })
  }

  #sweep(now: number): void {
    for (const [key, window] of this.#windows) if (window.ends <= now) this.#windows.delete(key)
    if (this.#windows.size >= MAX_KEYS) this.#windows.clear()
  }
}

/**
 * Guards passwords against guessing. Failures count, not sign-ins: a firm shares an address. A lock is on e-mail and
 * address together, so that an opponent cannot lock somebody out from elsewhere; the wider one on the e-mail alone is far
 * above what a person mistypes.
 */
export class Attempts {
  readonly #perAddress: Counter
  readonly #perPair: Counter
  readonly #perEmail: Counter
  readonly #signUps: Counter

  constructor(now?: () => number) {
    this.#perAddress = new Counter(30, 60, now)
    this.#perPair = new Counter(10, 15 * 60, now)
    this.#perEmail = new Counter(200, 15 * 60, now)
    this.#signUps = new Counter(120, 60, now)
  }

  /** Before a password is looked at. */
  admit(email: string, address: string): Admission {
    const answers = [this.#perAddress.peek(address), this.#perPair.peek(pair(email, address)), this.#perEmail.peek(email)]
    return answers.find((answer) => !answer.ok) ?? { ok: true }
  }

  failed(email: string, address: string): void {
    this.#perAddress.take(address)
    this.#perPair.take(pair(email, address))
    this.#perEmail.take(email)
  }

  succeeded(email: string, address: string): void {
    this.#perPair.forget(pair(email, address))
  }

  /** Sign-ups are counted whole: each costs a password hash and a row. */
  admitSignUp(address: string): Admission {
    return this.#signUps.take(address)
  }
}

function pair(email: string, address: string): string {
  return `${address} ${email}`
}
