import type { LetterEvent } from "../../shared/letter/event.ts"
import type { Letter, Member } from "../../shared/letter/letter.ts"
import type { Actor } from "../../shared/letter/side.ts"
import type { Log } from "../log.ts"
import type { Invitation, Store } from "../store/store.ts"
import { oneLine, type Mail, type Post } from "./mail.ts"
import { audienceOf, sentenceOf } from "./words.ts"

/** Tells people what concerns them. Nobody waits for it, and no command fails because of it. */
export interface Notifier {
  /** Tells of events that have just been appended; `letter` is the letter after them. */
  tell(letter: Letter, events: readonly LetterEvent[], by: Actor): void
  /** Sends the link of an invitation. Its code goes another way: a mailbox that somebody else reads opens no letter. */
  invite(letter: Letter, invitation: Invitation, url: string): void
  /** Resolves when everything that was to be told has been. */
  settled(): Promise<void>
}

interface Parts {
  readonly store: Pick<Store, "addNotice">
  readonly emailOf: (userId: string) => Promise<string | null>
  /** Null without SMTP. */
  readonly post: Post | null
  readonly publicUrl: string
  readonly log: Log
}

/** Keeps each notice for the inbox page and sends it by e-mail, or notes in the log that there was one. */
export function openNotifier({ store, emailOf, post, publicUrl, log }: Parts): Notifier {
  const pending = new Set<Promise<void>>()
  const later = (work: Promise<void>): void => {
    const done = work.catch((error: unknown) => log.error({ err: error }, "a notice was not delivered")).finally(() => pending.delete(done))
    pending.add(done)
  }
  async function mail(message: Mail | null, facts: object): Promise<void> {
    if (post && message) await post.send(message)
    else log.info(facts, "a notice; no SMTP_URL is set, so it was not sent by e-mail")
  }
  async function deliver(letter: Letter, member: Member, events: readonly LetterEvent[]): Promise<void> {
    const { subject, text } = noticeOf(letter, events, publicUrl)
    await store.addNotice({ userId: member.userId, letter: letter.id, at: events.at(-1)!.at, subject, text })
    const to = post && (await emailOf(member.userId))
    await mail(to ? { to, subject, text } : null, { letter: letter.id, to: member.userId, events: events.map(({ type }) => type), head: letter.head })
  }
  return {
    tell(letter, events, by) {
      for (const member of letter.members) {
        const theirs = events.filter((event) => concerns(event, member, by))
        if (theirs.length > 0) later(deliver(letter, member, theirs))
      }
    },
    invite(letter, { email, role, side, invitedBy }, url) {
      const subject = oneLine(`Invitation to a joint letter: ${letter.matter.caption}`)
      const text = [
        `${invitedBy.name} invites you, as ${role} for ${letter.sides[side].party}, to the joint letter in`,
        `${letter.matter.caption}, No. ${letter.matter.caseNumber}.`,
        "",
        url,
        "",
        `You need a code as well: ask ${invitedBy.name} for it.`,
      ].join("\n")
      later(mail(email ? { to: email, subject, text } : null, { letter: letter.id, invited: side }))
    },
    async settled() {
      while (pending.size > 0) await Promise.all(pending)
    },
  }
}

/** Whether a member is to be told of an event. Nobody is told what they did themselves. */
function concerns(event: LetterEvent, member: Member, by: Actor): boolean {
  const audience = audienceOf(event)
  if (member.userId === by.userId || audience === "nobody") return false
  return audience === "both" || member.side !== by.side
}

/** A notice about events that came together. The head lets either side prove later what the record then was. [R3] */
function noticeOf(letter: Letter, events: readonly LetterEvent[], publicUrl: string): { subject: string; text: string } {
  const sentences = events.map((event) => sentenceOf(event, letter))
  const text = [
    ...sentences,
    "",
    `${letter.matter.caption}, No. ${letter.matter.caseNumber}`,
    `${publicUrl}/letters/${letter.id}`,
    "",
    `Record: event ${letter.seq}, head ${letter.head}`,
  ].join("\n")
  return { subject: oneLine(sentences[0] ?? ""), text }
}
