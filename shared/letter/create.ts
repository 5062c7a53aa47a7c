import type { Profile } from "../court/profile.ts"
import { withOverride } from "../court/override.ts"
import type { Override } from "../court/profile.ts"
import type { Happening } from "./event.ts"
import type { Matter } from "./letter.ts"
import { SIDES, type Actor, type Side } from "./side.ts"
import { notPrintable } from "./tidy.ts"
import type { Refusal } from "./verdict.ts"

/** What a letter starts from. */
export interface Beginning {
  readonly letter: string
  readonly profile: Profile
  readonly matter: Matter
  readonly sides: Readonly<Record<Side, { readonly party: string }>>
  /** Numbers an order in this case set in place of the profile's, with that order cited. */
  readonly overrides?: Override
}

/** The first event of a record: a copy of the whole profile goes in, so a later change of the data changes no letter. */
export function create({ letter, profile, matter, sides, overrides }: Beginning, by: Actor): Happening[] {
  const own = overrides ? withOverride(profile, overrides) : profile
  return [{ type: "letter-created", letter, profile: own, matter, sides, role: by.role }]
}

/** Why a letter cannot start so: a character on the page that the court's font has not. Null for a good beginning. */
export function refuseCreation({ matter, sides }: Pick<Beginning, "matter" | "sides">, by: Actor): Refusal | null {
  return notPrintable([
    { where: "court", text: matter.court },
    { where: "judge", text: matter.judge },
    { where: "caption", text: matter.caption },
    { where: "case number", text: matter.caseNumber },
    ...matter.dates.map(({ label, date }) => ({ where: "dates", text: `${label} ${date}` })),
    ...SIDES.map((side) => ({ where: "party", text: sides[side].party })),
    { where: "your name", text: by.name },
  ])
}
