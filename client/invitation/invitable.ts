import type { Letter, Member } from "../../shared/letter/letter.ts"
import { opponent, ROLES, type Role, type Side } from "../../shared/letter/side.ts"

/** Whom a person may invite now: each side open to them, with the roles. */
export interface Invitable {
  readonly side: Side
  readonly roles: readonly Role[]
}

/** What a role may do, for somebody choosing one. */
export const ROLE_TEXT: Readonly<Record<Role, { readonly label: string; readonly text: string }>> = {
  counsel: { label: "Counsel", text: "Writes, puts words into the letter, answers for the side." },
  associate: { label: "Associate", text: "Drafts, suggests and comments; cannot commit the side." },
  viewer: { label: "Viewer", text: "Reads, and nothing else." },
}

/**
 * Whom this person may invite, by the server's rule: the letter's creator the other side's first counsel; counsel their own
 * people; nobody once the letter is filed. The other side comes first, as nothing happens without it.
 */
export function invitable(letter: Letter, me: Member | null): readonly Invitable[] {
  if (!me || me.role !== "counsel" || letter.filed) return []
  const other = opponent(me.side)
  const empty = !letter.members.some(({ side }) => side === other)
  const first = empty && letter.created.by.userId === me.userId
  return [...(first ? [{ side: other, roles: ["counsel"] as const }] : []), { side: me.side, roles: ROLES }]
}

/** What was chosen before, where that is still open; otherwise the first that is. */
export function choiceIn(open: readonly Invitable[], before?: { readonly side: string; readonly role: string }): { readonly side: string; readonly role: string } {
  const isOpen = open.some(({ side, roles }) => side === before?.side && roles.some((role) => role === before.role))
  return before && isOpen ? { side: before.side, role: before.role } : { side: open[0]?.side ?? "", role: open[0]?.roles[0] ?? "" }
}

/** Why this person can invite nobody now, in words; null if they can. */
export function whyNoInvitation(letter: Letter, me: Member | null): string | null {
  if (letter.filed) return "The letter is filed. Nobody joins it any more."
  if (!me) return "You have no part in this letter."
  return me.role === "counsel" ? null : "Only counsel invites. Ask the counsel of your side."
}
