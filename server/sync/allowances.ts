import { MAX_DOC } from "../../shared/sync/wire.ts"
import { Bucket } from "./rate.ts"

/** Refused updates a person may have: 20 in a row, then one in ten seconds. */
const REFUSALS = { burst: 20, perSecond: 0.1 }
/**
 * What the server does for one person, in bytes of docs that it could tell in that time (`effort.ts`). A letter of two pages with all
 * that was ever typed has some ten thousand; the largest doc can be told 64 times, or loaded eight times, at once, and then four
 * times a second, or once in two.
 */
const EFFORT = { burst: 64 * MAX_DOC, perSecond: 4 * MAX_DOC }
/** A connection costs as much as so many bytes, however small the doc: session, rights and greeting. */
const CONNECTION = 32 * 1024

interface Allowance {
  readonly refusals: Bucket
  readonly effort: Bucket
}

/** What each person may have the server do. Sizes and rates of single frames are bounded before, by `socket.ts`. */
export class Allowances {
  private readonly people = new Map<string, Allowance>()

  /** Whether a person may connect now; counts nothing. */
  admits(userId: string): boolean {
    const allowance = this.people.get(userId)
    return !allowance || (allowance.refusals.has(1) && allowance.effort.has(1))
  }

  /** Notes that a person is at the door, before more is looked up for it; false where it has to wait. */
  knocks(userId: string): boolean {
    return this.spends(userId, CONNECTION)
  }

  /** Notes an update that was refused. */
  refused(userId: string): void {
    this.of(userId).refusals.take(1)
  }

  /** Notes what was done for a person, be it more than is left; false where nothing was left before. */
  spends(userId: string, effort: number): boolean {
    return this.of(userId).effort.spend(effort)
  }

  /** How many people are remembered. */
  get size(): number {
    return this.people.size
  }

  /** Forgets those who have everything left. */
  tidy(): void {
    for (const [userId, { refusals, effort }] of this.people) if (refusals.isFull && effort.isFull) this.people.delete(userId)
  }

  private of(userId: string): Allowance {
    const known = this.people.get(userId)
    const allowance = known ?? { refusals: new Bucket(REFUSALS.burst, REFUSALS.perSecond), effort: new Bucket(EFFORT.burst, EFFORT.perSecond) }
    if (!known) this.people.set(userId, allowance)
    return allowance
  }
}
