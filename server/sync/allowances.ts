import { MAX_DOC } from "../../shared/sync/wire.ts"
import { Bucket } from "./rate.ts"

/** Refused updates a person may have: 20 in a row, then one in ten seconds. */
const REFUSALS = { burst: 20, perSecond: 0.1 }
/**
 * Bytes of docs that the server goes through for one person. A letter of two pages with all that was ever typed has some ten
 * thousand; the largest doc can be told 64 times, or loaded eight times, at once, and then four times a second, or once in two.
 */
const READING = { burst: 64 * MAX_DOC, perSecond: 4 * MAX_DOC }
/** To load a doc costs so many times as much as to say what is in it. */
export const LOAD = 8
/** A connection costs as much as so many bytes, however small the doc: session, rights and greeting. */
const CONNECTION = 32 * 1024

interface Allowance {
  readonly refusals: Bucket
  readonly reading: Bucket
}

/** What each person may have the server do. Sizes and rates of single frames are bounded before, by `socket.ts`. */
export class Allowances {
  private readonly people = new Map<string, Allowance>()

  /** Whether a person may connect now; counts nothing. */
  admits(userId: string): boolean {
    const allowance = this.people.get(userId)
    return !allowance || (allowance.refusals.has(1) && allowance.reading.has(1))
  }

  /** Notes a connection. */
  connected(userId: string): void {
    this.reads(userId, CONNECTION)
  }

  /** Notes an update that was refused. */
  refused(userId: string): void {
    this.of(userId).refusals.take(1)
  }

  /** Notes that so many bytes were gone through, or are about to be; false where the person has nothing left for it. */
  reads(userId: string, bytes: number): boolean {
    return this.of(userId).reading.spend(bytes)
  }

  /** How many people are remembered. */
  get size(): number {
    return this.people.size
  }

  /** Forgets those who have everything left. */
  tidy(): void {
    for (const [userId, { refusals, reading }] of this.people) if (refusals.isFull && reading.isFull) this.people.delete(userId)
  }

  private of(userId: string): Allowance {
    const known = this.people.get(userId)
    const allowance = known ?? { refusals: new Bucket(REFUSALS.burst, REFUSALS.perSecond), reading: new Bucket(READING.burst, READING.perSecond) }
    if (!known) this.people.set(userId, allowance)
    return allowance
  }
}
