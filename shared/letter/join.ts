import { withVoided } from "./decide.ts"
import type { Letter } from "./letter.ts"
import type { Actor } from "./side.ts"
import { notPrintable } from "./tidy.ts"
import { granted, refused, type Verdict } from "./verdict.ts"

/** Takes an invited person in, for the side and role of the invitation. Once; not into a filed letter. [S5] */
export function join(letter: Letter, by: Actor, now: string): Verdict {
  const member = letter.members.find((each) => each.userId === by.userId)
  if (member) return refused({ code: "already-member", side: member.side })
  if (letter.filed) return refused({ code: "already-filed", ecf: letter.filed.ecf })
  const name = notPrintable([{ where: "your name", text: by.name }])
  if (name) return refused(name)
  return granted(withVoided(letter, [{ type: "member-joined", role: by.role }], by, now))
}
