import type { CommandType } from "./command.ts"
import type { Role } from "./side.ts"

/** What may be done by whom on a side. One table without holes; the client greys with the call the server refuses with. */
const COUNSEL: Record<CommandType, boolean> = {
  "add-issue": true,
  "reorder-issues": true,
  "withdraw-issue": true,
  proffer: true,
  stand: true,
  "propose-resolution": true,
  "accept-resolution": true,
  "decline-resolution": true,
  "propose-joint": true,
  "accept-joint": true,
  "reject-joint": true,
  "log-call": true,
  "confirm-call": true,
  "dispute-call": true,
  "release-lines": true,
  "set-visibility": true,
  suggest: true,
  "adopt-suggestion": true,
  comment: true,
  approve: true,
  "revoke-approval": true,
  "mark-filed": true,
}

const NOTHING = Object.fromEntries(Object.keys(COUNSEL).map((type) => [type, false])) as Record<CommandType, boolean>

/** Every role and every command. `counsel` commits the side; an `associate` drafts, suggests and comments; a `viewer` reads. */
export const ROLE_TABLE: Readonly<Record<Role, Readonly<Record<CommandType, boolean>>>> = {
  counsel: COUNSEL,
  associate: { ...NOTHING, suggest: true, "adopt-suggestion": true, comment: true },
  viewer: NOTHING,
}

/** All commands, in the order in which a letter meets them. */
export const COMMAND_TYPES = Object.keys(COUNSEL) as readonly CommandType[]

/** Whether a role may give a command at all, whatever the letter's state. */
export function may(role: Role, command: CommandType): boolean {
  return ROLE_TABLE[role][command]
}
