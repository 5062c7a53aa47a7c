import type { Profile } from "../../shared/court/profile.ts"
import type { Matter } from "../../shared/letter/letter.ts"
import type { Phase } from "../../shared/letter/phase.ts"
import type { Role, Side } from "../../shared/letter/side.ts"
import type { Answer } from "./answer.ts"
import { type Naming, postOnce } from "./once.ts"
import { refresh, useGet } from "./queries.ts"
import { path } from "./request.ts"

/** A letter in the list of mine. */
export interface ListedLetter {
  readonly id: string
  readonly caption: string
  readonly phase: Phase
  /** Issues that wait for my side. */
  readonly yourTurnOn: number
  readonly due?: string
  /** My side. */
  readonly side: Side
  readonly parties: Readonly<Record<Side, string>>
  /** When something last happened in it. */
  readonly updated: string
}

/** A letter to be made. */
export interface NewLetter {
  readonly profile: string
  readonly matter: Omit<Matter, "dates"> & Partial<Pick<Matter, "dates">>
  readonly sides: Readonly<Record<Side, { readonly party: string }>>
  readonly mySide: Side
}

/** What an invitation says before it is accepted. */
export interface Invitation {
  readonly letter: { readonly caption: string }
  readonly side: Side
  readonly role: Role
  readonly party: string
  readonly invitedBy: string
  readonly expires: string
}

/** An invitation as made: the only time the code is seen. */
export interface MadeInvitation {
  readonly token: string
  readonly url: string
  readonly code: string
  readonly expires: string
}

/** The ready-made accounts of the example letter. */
export interface Demo {
  readonly letter: string
  readonly accounts: readonly {
    readonly email: string
    readonly password: string
    readonly name: string
    readonly side: Side
    readonly party: string
  }[]
}

/** What happened in one of my letters, as it would be told by mail. */
export interface Notice {
  readonly id: number
  readonly letter: string | null
  readonly at: string
  readonly subject: string
  readonly text: string
}

/** My notices, newest first. Asked for every minute. */
export function useNotices(enabled = true) {
  return useGet<readonly Notice[]>("/api/notices", { enabled, every: 60_000 })
}

/** Letters I have a part in. Asked for every half minute while the list is looked at. */
export function useLetters() {
  return useGet<readonly ListedLetter[]>("/api/letters", { every: 30_000 })
}

/** The courts' demands one can choose from. */
export function useProfiles() {
  return useGet<readonly Profile[]>("/api/profiles")
}

/** The example's accounts; refused where the example is off. */
export function useDemo(enabled: boolean) {
  return useGet<Demo>("/api/demo", { enabled })
}

/** What an invitation is for. Reading it changes nothing. */
export function useInvitation(token: string) {
  return useGet<Invitation>(path`/api/invitations/${token}`)
}

/** Makes a letter. */
export async function createLetter(letter: NewLetter, naming: Naming): Promise<Answer<{ id: string }>> {
  const answer = await postOnce<{ id: string }>("/api/letters", letter, naming)
  if (answer.ok) await refresh("/api/letters")
  return answer
}

/** Whom to invite: one person, for one side, in one role. */
export interface Inviting {
  readonly side: Side
  readonly role: Role
  readonly email?: string
}

/** Makes an invitation. */
export function invite(id: string, whom: Inviting, naming: Naming): Promise<Answer<MadeInvitation>> {
  return postOnce(path`/api/letters/${id}/invitations`, whom, naming)
}

/** Takes up an invitation, for the person signed in. */
export async function acceptInvitation(token: string, code: string): Promise<Answer<{ letterId: string }>> {
  const answer = await postOnce<{ letterId: string }>(path`/api/invitations/${token}/accept`, { code })
  if (answer.ok) await refresh("/api/letters")
  return answer
}
