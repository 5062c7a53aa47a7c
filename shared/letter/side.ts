/** The two sides of a letter. `requesting` asked for the conference. */
export type Side = "requesting" | "responding"

/** Both sides, the requesting one first: it files. */
export const SIDES: readonly Side[] = ["requesting", "responding"]

/** The other side. */
export function opponent(side: Side): Side {
  return side === "requesting" ? "responding" : "requesting"
}

/**
 * What a person may do for a side. `counsel` commits the side; an `associate` (co-counsel, paralegal) drafts, suggests
 * and comments; a `viewer` reads.
 */
export type Role = "counsel" | "associate" | "viewer"

/** From the most to the least that a person may do. */
export const ROLES: readonly Role[] = ["counsel", "associate", "viewer"]

/** A person acting for a side. `side` and `role` come from the record, never from what a client says. */
export interface Actor {
  readonly userId: string
  readonly name: string
  readonly side: Side
  readonly role: Role
}
