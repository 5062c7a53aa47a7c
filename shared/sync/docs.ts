import { SIDES, type Side } from "../letter/side.ts"
import type { Member, Visibility } from "../letter/letter.ts"

/** The three docs of a letter. */
export type DocName = "joint" | Side
export const DOC_NAMES: readonly DocName[] = ["joint", ...SIDES]

/** Whether a string from outside names a doc. */
export function isDocName(name: string): name is DocName {
  return (DOC_NAMES as readonly string[]).includes(name)
}

/** The root under which the position on an issue is drafted, in a side's doc. */
export function positionRoot(issue: string): string {
  return `position/${issue}`
}

/** The root under which a change of a part of the joint text is written, in the joint doc. */
export function partRoot(part: string): string {
  return `part/${part}`
}

/** The issue, or the part of the joint text, of which a root holds the words. */
export function placeOf(root: string): string {
  return root.slice(root.indexOf("/") + 1)
}

/** Ids are ours: short, lower case, no separators. */
const ID = "[a-z0-9-]{1,40}"
const POSITION = new RegExp(`^position/${ID}$`)
const PART = new RegExp(`^part/[a-z]{1,20}(:${ID})?$`)

/** Whether a doc may have a root of that name. Anything else is a trespass. */
export function isRootOf(doc: DocName, root: string): boolean {
  return (doc === "joint" ? PART : POSITION).test(root)
}

/** What a connection may do with a doc: whole or not at all. */
export interface Rights {
  readonly read: boolean
  readonly write: boolean
}

/** A person's rights on a doc, from the record alone. [A1, A2] */
export function rights(doc: DocName, member: Member | undefined, visibility: Readonly<Record<Side, Visibility>>): Rights {
  if (!member) return { read: false, write: false }
  const writes = member.role !== "viewer"
  if (doc === "joint" || doc === member.side) return { read: true, write: writes }
  return { read: visibility[doc] === "live", write: false }
}
