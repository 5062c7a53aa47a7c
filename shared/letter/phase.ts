import type { Letter } from "./letter.ts"
import { SIDES } from "./side.ts"

/** Where the letter stands. `final`: both sides have approved the same content. [S3, S5] */
export type Phase = "drafting" | "approving" | "final" | "filed"

/** In the order in which a letter goes through them. */
export const PHASES: readonly Phase[] = ["drafting", "approving", "final", "filed"]

/** Derived from the approvals alive: a change of content kills them, so the phase falls back by itself. [S2] */
export function phaseOf(letter: Letter): Phase {
  if (letter.filed) return "filed"
  const alive = SIDES.filter((side) => letter.approvals[side])
  return alive.length === 2 ? "final" : alive.length === 1 ? "approving" : "drafting"
}
