import type { Letter } from "../../shared/letter/letter.ts"
import { headingOf, inDispute, issueOf } from "../../shared/letter/turns.ts"
import { plain } from "../../shared/text/runs.ts"
import { numbered } from "../letter/numbers.ts"

/** An issue's place in an order. */
export interface Placed {
  readonly id: string
  readonly heading: string
  /** Its number in the letter now, and its number in that order; null where it is not printed. */
  readonly now: number | null
  readonly next: number | null
}

/** The issues in the dispute, by id, as they stand in the letter. */
export function orderOf(letter: Letter): readonly string[] {
  return letter.issues.filter(inDispute).map(({ id }) => id)
}

/** The order with one issue a place further up (-1) or down (1); the same at either end. */
export function moved(order: readonly string[], id: string, by: 1 | -1): readonly string[] {
  const [from, to] = [order.indexOf(id), order.indexOf(id) + by]
  if (from < 0 || to < 0 || to >= order.length) return order
  return order.map((each, at) => (at === from ? order[to]! : at === to ? id : each))
}

/** The order that a proposal wishes for: its text is the ids, joined by spaces. */
export function orderIn(runs: Parameters<typeof plain>[0]): readonly string[] {
  return plain(runs).split(" ").filter(Boolean)
}

/** Each issue named in an order, with its number now and then. Issues that are gone are left out. [A3] */
export function placed(letter: Letter, order: readonly string[]): readonly Placed[] {
  const rank = (id: string) => (order.includes(id) ? order.indexOf(id) : order.length)
  const reordered: Letter = { ...letter, issues: [...letter.issues].sort((a, b) => rank(a.id) - rank(b.id)) }
  return order.flatMap((id) => {
    const issue = issueOf(letter, id)
    if (!issue) return []
    return [{ id, heading: plain(headingOf(letter, issue)), now: numbered(letter, issue), next: numbered(reordered, issue) }]
  })
}
