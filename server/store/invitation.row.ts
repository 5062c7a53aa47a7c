import type { Role, Side } from "../../shared/letter/side.ts"
import type { Invitation } from "./store.ts"

/** An invitation as its table has it, the same in both databases. */
export interface InvitationRow {
  readonly token_hash: string
  readonly code_hash: string
  readonly letter: string
  readonly side: Side
  readonly role: Role
  readonly email: string | null
  readonly invited_by_id: string
  readonly invited_by_name: string
  readonly created_at: string
  readonly expires_at: string
  readonly accepted_by: string | null
  readonly wrong_codes: number
}

/** The columns' values, in the order of the table. */
export function invitationRow(i: Invitation): (string | number | null)[] {
  const { tokenHash, codeHash, letter, side, role, email, invitedBy, createdAt, expiresAt, acceptedBy, wrongCodes } = i
  const { userId, name } = invitedBy
  return [tokenHash, codeHash, letter, side, role, email, userId, name, createdAt, expiresAt, acceptedBy, wrongCodes]
}

/** The invitation of a row. */
export function invitationOf(row: InvitationRow): Invitation {
  return {
    tokenHash: row.token_hash,
    codeHash: row.code_hash,
    letter: row.letter,
    side: row.side,
    role: row.role,
    email: row.email,
    invitedBy: { userId: row.invited_by_id, name: row.invited_by_name },
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    acceptedBy: row.accepted_by,
    wrongCodes: row.wrong_codes,
  }
}
