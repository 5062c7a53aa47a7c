import type { Letter } from "../../shared/letter/letter.ts"
import type { Actor } from "../../shared/letter/side.ts"
import { opponent } from "../../shared/letter/side.ts"
import { join as takeIn } from "../../shared/letter/join.ts"
import { refused } from "../../shared/letter/verdict.ts"
import type { Person } from "../auth/session.ts"
import type { Invitation } from "../store/store.ts"
import { accepted, errorAnswer, invitationSchema, invited, refusedAnswers } from "./answers.ts"
import { announce } from "./commands.ts"
import { newCode, newToken, sealedCode, sealedToken } from "./invitation.ts"
import { onceOf } from "./named.ts"
import { settle } from "./settle.ts"
import { problem, json, type Reply } from "./reply.ts"
import { refusal } from "./refusals.ts"
import { open, personal, seated, type Route } from "./route.ts"
import { acceptSchema, inviteSchema, type Accept, type Invite } from "./schemas.ts"
import type { Services } from "./services.ts"

const INVITATIONS_PER_MINUTE = 60
/** Days an invitation can be accepted. */
const DAYS = 7
/** Wrong codes that lock an invitation: five guesses out of 25^8. */
const MAX_WRONG_CODES = 5

/** Joining a letter: by link and code, for one side, once. A GET changes nothing, since mail scanners open every link. */
export function invitationRoutes(services: Services): readonly Route[] {
  return [
    seated<Invite>({
      method: "post",
      path: "/api/letters/{id}/invitations",
      summary: "Invites a person to one side. The code is shown once, here; give it by another way than the link.",
      body: inviteSchema,
      pace: { bucket: "invitations", perMinute: INVITATIONS_PER_MINUTE },
      answers: { 201: { description: "Made.", schema: invited }, ...refusedAnswers },
      handle: ({ letter, actor, body }) => invite(services, letter, actor, body),
    }),
    open({
      method: "get",
      path: "/api/invitations/{token}",
      summary: "What an invitation is for. Changes nothing.",
      answers: { 200: { description: "Open.", schema: invitationSchema }, ...invitationFaults },
      async handle({ req }) {
        const invitation = await services.store.invitation(sealedToken(String(req.params["token"])))
        const letter = invitation && (await services.letters.of(invitation.letter))
        if (!invitation || !letter) return UNKNOWN
        const { side, role, invitedBy, expiresAt } = invitation
        return closed(invitation, letter) ?? json({ letter: { caption: letter.matter.caption }, side, role, party: letter.sides[side].party, invitedBy: invitedBy.name, expires: expiresAt })
      },
    }),
    personal<Accept>({
      method: "post",
      path: "/api/invitations/{token}/accept",
      summary: "Joins the letter with the code.",
      body: acceptSchema,
      pace: { bucket: "invitations", perMinute: INVITATIONS_PER_MINUTE },
      answers: { 200: { description: "Joined.", schema: accepted }, 403: errorAnswer("The code is wrong, or too often was."), ...invitationFaults },
      handle: ({ req, person, body }) => accept(services, String(req.params["token"]), body, person),
    }),
  ]
}

const invitationFaults = {
  404: errorAnswer("No such invitation."),
  409: errorAnswer("Used already, or you have a part in the letter already."),
  410: errorAnswer("Expired, or no longer valid."),
}

const UNKNOWN = problem(404, "unknown-invitation", "There is no such invitation. Check that the whole link was copied, or ask for a new one.")
const INVITER = "Invitations"

/** Who may invite whom: one's own side; and, once, the creator the other side's first counsel. */
function mayInvite(letter: Letter, actor: Actor, { side, role }: Invite): Reply | null {
  if (letter.filed) return refusal({ code: "already-filed", ecf: letter.filed.ecf }, letter)
  if (actor.role !== "counsel") return refusal({ code: "role-may-not", role: actor.role, command: "invite" }, letter)
  if (side === actor.side) return null
  const first = role === "counsel" && letter.created.by.userId === actor.userId && isEmpty(letter, side)
  if (first) return null
  const message = isEmpty(letter, side)
    ? "Only the person who began the letter invites the other side, and invites its counsel: ask them, with the role counsel."
    : "The other side has its counsel. It invites its own people; you invite yours."
  return problem(403, "not-yours", message, { owner: side, what: "side" }, { rule: INVITER })
}

function isEmpty(letter: Letter, side: Actor["side"]): boolean {
  return !letter.members.some((member) => member.side === side)
}

async function invite(services: Services, letter: Letter, actor: Actor, body: Invite): Promise<Reply> {
  const once = onceOf(actor.userId, body.once)
  const seed = services.seed(letter.id, once)
  const [token, code] = [newToken(seed), newCode(seed)]
  const url = `${services.publicUrl}/join/${token}`
  // Before anything is judged: who was invited under this name may have joined by now.
  const before = once ? await services.store.invitation(sealedToken(token)) : null
  const refused = before ? null : mayInvite(letter, actor, body)
  if (refused) return refused
  const { expiresAt } = before ?? (await keep(services, letter, invitationBy(actor, letter, body, token, code), url))
  return json({ token, url, code, expires: expiresAt }, 201)
}

function invitationBy({ userId, name }: Actor, letter: Letter, { side, role, email }: Invite, token: string, code: string): Invitation {
  const createdAt = new Date()
  return {
    tokenHash: sealedToken(token),
    codeHash: sealedCode(token, code),
    letter: letter.id,
    side,
    role,
    email: email ?? null,
    invitedBy: { userId, name },
    createdAt: createdAt.toISOString(),
    expiresAt: new Date(createdAt.getTime() + DAYS * 24 * 3600_000).toISOString(),
    acceptedBy: null,
    wrongCodes: 0,
  }
}

/** Keeps an invitation and sends its link; gives the one that is kept, which another request of the same name may have made meanwhile. */
async function keep(services: Services, letter: Letter, invitation: Invitation, url: string): Promise<Invitation> {
  if (!(await services.store.addInvitation(invitation))) return (await services.store.invitation(invitation.tokenHash)) ?? invitation
  if (invitation.email) services.notifier.invite(letter, invitation, url)
  return invitation
}

/** Why an invitation can no longer be accepted by anybody; null while it can. */
function closed(invitation: Invitation, letter: Letter): Reply | null {
  if (invitation.acceptedBy) {
    return problem(409, "invitation-used", "This invitation has been used. If it was you, open your letters; if not, ask for a new one.")
  }
  if (invitation.expiresAt <= new Date().toISOString()) {
    return problem(410, "invitation-expired", `This invitation ended on ${invitation.expiresAt.slice(0, 10)}. Ask for a new one.`, { expires: invitation.expiresAt })
  }
  if (invitation.wrongCodes >= MAX_WRONG_CODES) {
    return problem(403, "invitation-locked", "A wrong code was given too often, so this invitation is locked. Ask for a new one.")
  }
  if (isSpent(invitation, letter)) {
    return problem(410, "invitation-void", "The side has its counsel by now and invites its own people. Ask your own side for an invitation.")
  }
  return letter.filed ? refusal({ code: "already-filed", ecf: letter.filed.ecf }, letter) : null
}

/**
 * Whether an invitation across the table came too late: with two of them the creator could seat a friend among the
 * opponents after their counsel has joined.
 */
function isSpent({ side, invitedBy }: Invitation, letter: Letter): boolean {
  const inviter = letter.members.find(({ userId }) => userId === invitedBy.userId)
  return inviter?.side === opponent(side) && !isEmpty(letter, side)
}

async function accept(services: Services, token: string, { code, once: key }: Accept, person: Person): Promise<Reply> {
  const once = onceOf(person.userId, key)
  const tokenHash = sealedToken(token)
  const invitation = await services.store.invitation(tokenHash)
  const letter = invitation && (await services.letters.of(invitation.letter))
  if (!invitation || !letter) return UNKNOWN
  const mine = invitation.acceptedBy === person.userId
  const seat = letter.members.find(({ userId }) => userId === person.userId)
  if (seat && once && (await services.store.done(letter.id, once))) return json({ letterId: letter.id })
  if (seat) return seatTaken(seat.side, invitation, letter)
  // Taken by this very person, who then never got a seat: the machine stopped between the two. Go on from there.
  const shut = mine ? null : closed(invitation, letter)
  if (shut) return shut
  // Counted before it is looked at: of fifty tries at once, five are tries.
  const tries = mine ? 0 : await services.store.countWrongCode(tokenHash)
  if (tries > MAX_WRONG_CODES) return closed({ ...invitation, wrongCodes: tries }, letter)!
  if (sealedCode(token, code) !== invitation.codeHash) return wrongCode(tries)
  if (!mine && !(await services.store.takeInvitation(tokenHash, person.userId))) {
    return closed({ ...invitation, acceptedBy: "somebody else" }, letter)!
  }
  return join(services, invitation, person, key)
}

function seatTaken(side: Actor["side"], invitation: Invitation, letter: Letter): Reply {
  const party = letter.sides[side].party
  if (side === invitation.side) return problem(409, "already-member", `You are in this letter already, for ${party}. Open it from your letters.`, { side, letterId: letter.id })
  return problem(409, "other-side", `You write for ${party} in this letter; nobody writes for both sides. This invitation is for somebody of ${letter.sides[invitation.side].party}.`, { side })
}

function wrongCode(wrong: number): Reply {
  const left = Math.max(0, MAX_WRONG_CODES - wrong)
  const message = left > 0 ? `That is not the code of this invitation. ${left} more ${left === 1 ? "try" : "tries"}.` : "That is not the code, and it was the last try. Ask for a new invitation."
  return problem(403, "wrong-code", message, { left })
}

/** The seat is an event in the record like everything else. */
async function join(services: Services, invitation: Invitation, person: Person, key: string | undefined): Promise<Reply> {
  const actor: Actor = { userId: person.userId, name: person.name, side: invitation.side, role: invitation.role }
  const outcome = await settle(services, invitation.letter, actor, async (letter, now) => {
    if (isSpent(invitation, letter)) return refused({ code: "not-yours", owner: invitation.side, what: "side" })
    return takeIn(letter, actor, now)
  }, key)
  if (!outcome.ok) return refusal(outcome.refusal, outcome.letter)
  if (!outcome.isDone) announce(services, outcome.before, outcome.events, actor)
  return json({ letterId: invitation.letter })
}
