import { expect, test } from "vitest"
import { PROFILES } from "../../shared/court/profiles.ts"
import { fold } from "../../shared/letter/evolve.ts"
import type { Letter } from "../../shared/letter/letter.ts"
import type { Actor, Role, Side } from "../../shared/letter/side.ts"
import { GENESIS, seal } from "../../shared/record/chain.ts"
import { choiceIn, invitable, whyNoInvitation } from "./invitable.ts"

const who = (userId: string, side: Side, role: Role): Actor => ({ userId, name: userId, side, role })
const ROSA = who("rosa", "requesting", "counsel")

/** A letter that Rosa began and these people joined. */
function letterWith(...joined: Actor[]): Letter {
  const matter = { court: "c", judge: "j", caption: "A v. B", caseNumber: "1", dates: [] }
  const sides = { requesting: { party: "A" }, responding: { party: "B" } }
  const at = "2013-08-06T17:00:00.000Z"
  const begin = { type: "letter-created", letter: "l1", profile: PROFILES[0]!, matter, sides, role: "counsel" } as const
  const events = seal([begin], ROSA, at, 0, GENESIS)
  for (const actor of joined) events.push(...seal([{ type: "member-joined", role: actor.role }], actor, at, events.length, events.at(-1)!.hash))
  return fold(events)!
}

const asked = (letter: Letter, actor: Actor) => invitable(letter, actor).map(({ side, roles }) => `${side}: ${roles.join(" ")}`)

const OWN = "requesting: counsel associate viewer"
const DAN = who("dan", "responding", "counsel")
const INES = who("ines", "requesting", "counsel")
const PARA = who("para", "requesting", "associate")

test("the creator invites the other side's first counsel, and only counsel", () =>
  expect(asked(letterWith(), ROSA)).toEqual(["responding: counsel", OWN]))
test("once there is counsel on the other side, it invites its own", () => {
  expect(asked(letterWith(DAN), ROSA)).toEqual([OWN])
  expect(asked(letterWith(DAN), DAN)).toEqual(["responding: counsel associate viewer"])
})
test("co-counsel did not begin the letter and invites its own side alone", () => expect(asked(letterWith(INES), INES)).toEqual([OWN]))
test("an associate invites nobody and is told why", () => {
  expect(asked(letterWith(PARA), PARA)).toEqual([])
  expect(whyNoInvitation(letterWith(PARA), PARA)).toContain("counsel")
})

test.each([
  ["nothing chosen", undefined, "responding counsel"],
  ["the same is still open", { side: "requesting", role: "viewer" }, "requesting viewer"],
  ["the other side is no longer to be invited", { side: "responding", role: "counsel" }, "requesting counsel"],
  ["a role that is not open there", { side: "responding", role: "viewer" }, "responding counsel"],
])("what was chosen before: %s", (what, before, expected) => {
  const joined = what === "the other side is no longer to be invited" ? [DAN] : []
  const { side, role } = choiceIn(invitable(letterWith(...joined), ROSA), before)
  expect(`${side} ${role}`).toBe(expected)
})
