import { keepPreviousData, useQuery } from "@tanstack/react-query"
import { useCallback, useSyncExternalStore } from "react"
import type { Command } from "../../shared/letter/command.ts"
import type { LetterEvent } from "../../shared/letter/event.ts"
import type { Letter, Member } from "../../shared/letter/letter.ts"
import type { Measure } from "../../shared/letter/measure.ts"
import type { Runs } from "../../shared/text/runs.ts"
import { vaultOf } from "../keep/browser.ts"
import type { Answer } from "./answer.ts"
import { type GoneRecord, goneRecords, letGo } from "./gone.ts"
import { KeptRecord } from "./keptrecord.ts"
import { type Naming, sawEvents, postOnce } from "./once.ts"
import { refresh, useGet, valueOf } from "./queries.ts"
import { Following, PATIENCE, type RecordState, type RecordStatus } from "./record.ts"
import { get, path, post } from "./request.ts"
import { lastPerson, useSession } from "./session.ts"

const NOTHING: RecordState = { events: [], letter: null, status: "loading", refusal: null }

/** Records followed now, by letter, with the number of components that watch each. */
const followed = new Map<string, { following: Following; watchers: number }>()

/** How long a record stays open after nobody watches it, in milliseconds: a remount then finds it as it was. */
const LINGER = 2_000

function follow(id: string): Following {
  const person = lastPerson()
  const kept = person && new KeptRecord(vaultOf(person.id), id, () => void refresh(goneOf(id)))
  const onHint = (hint: string) => hint === "aside" && void refresh(asidesOf(id))
  const onEvents = (events: readonly LetterEvent[]) => sawEvents(commandsOf(id), events, lastPerson()?.id ?? "")
  return new Following(path`/api/letters/${id}/record`, PATIENCE, onHint, kept, onEvents)
}

function watch(id: string, listener: () => void): () => void {
  const entry = followed.get(id) ?? { following: follow(id), watchers: 0 }
  followed.set(id, entry)
  entry.watchers++
  const stop = entry.following.subscribe(listener)
  return () => {
    stop()
    entry.watchers--
    setTimeout(() => {
      if (entry.watchers > 0 || followed.get(id) !== entry) return
      followed.delete(id)
      entry.following.close()
    }, LINGER)
  }
}

/** The record of a letter, live. [R1] */
export function useRecord(id: string): RecordState {
  const subscribe = useCallback((listener: () => void) => watch(id, listener), [id])
  return useSyncExternalStore(subscribe, () => followed.get(id)?.following.now() ?? NOTHING)
}

/** A letter as this person sees it. */
export interface OpenLetter {
  /** Folded from the record by the rules that the server uses; null until the record has come. [R2] */
  readonly letter: Letter | null
  readonly events: readonly LetterEvent[]
  /** The person's part in it, from the record; null for somebody who has none. */
  readonly me: Member | null
  /** What the server's layout engine says of the letter as proffered; null until it has said so. Drafts are not in it. */
  readonly measure: Measure | null
  readonly status: RecordStatus
  /** Why the record is refused or cannot be reached, in words. */
  readonly words: string | null
}

/** Opens a letter and keeps it current while it is on the screen. */
export function useLetter(id: string): OpenLetter {
  const { letter, events, status, refusal } = useRecord(id)
  const { person } = useSession()
  // Numbers would do but for a server that was set back: then another event has the same one.
  const head = letter?.head ?? ""
  const { data: measure } = useQuery({
    queryKey: [path`/api/letters/${id}`, head],
    queryFn: async () => valueOf(await get<{ measure: Measure }>(path`/api/letters/${id}`)).measure,
    enabled: head !== "",
    staleTime: Infinity,
    placeholderData: keepPreviousData,
  })
  const me = letter?.members.find(({ userId }) => userId === person?.id) ?? null
  return { letter, events, me, measure: measure ?? null, status, words: refusal?.message ?? null }
}

const goneOf = (id: string) => `gone/${id}`
const NONE: readonly GoneRecord[] = []

/** What this browser was sent of a letter's record and the server has no more; and how to forget it. */
export function useGone(id: string): { readonly gone: readonly GoneRecord[]; readonly forget: (gone: GoneRecord) => Promise<void> } {
  const { person } = useSession()
  const vault = person ? vaultOf(person.id) : null
  const { data } = useQuery({ queryKey: [goneOf(id)], queryFn: () => goneRecords(vault!, id).catch(() => NONE), enabled: vault !== null })
  const forget = async (gone: GoneRecord) => {
    if (vault) await letGo(vault, gone)
    await refresh(goneOf(id))
  }
  return { gone: data ?? NONE, forget }
}

/** What the server says to a granted command. */
export interface Done {
  readonly seq: number
  readonly head: string
  readonly events: readonly LetterEvent[]
}

const commandsOf = (id: string) => path`/api/letters/${id}/commands`

/**
 * Gives a command. What it did shows at once, without waiting for the record to bring it. Given again because no answer came, it is
 * done once.
 *
 * @param naming Keeps its name beyond the page: for what is filled into a form that is kept.
 */
export async function command(id: string, what: Command, naming?: Naming): Promise<Answer<Done>> {
  const answer = await postOnce<Done>(commandsOf(id), what, naming)
  if (answer.ok) followed.get(id)?.following.take(answer.value.events)
  else followed.get(id)?.following.nudge()
  if (answer.ok && what.type === "comment" && what.audience === "side") void refresh(asidesOf(id))
  return answer
}

/** What the letter would measure with these words of one's own side on an issue, by the server's engine. */
export function measureWith(id: string, issue: string, runs: Runs): Promise<Answer<Measure>> {
  return post(path`/api/letters/${id}/measure`, { issue, runs })
}

/** A remark of my own side: in no record, and with nobody of the other side. */
export interface SideComment {
  readonly id: number
  readonly issue: string | null
  readonly userId: string
  readonly name: string
  readonly at: string
  readonly runs: Runs
}

const asidesOf = (id: string) => path`/api/letters/${id}/side-comments`

/** How often my side's remarks are asked for where the stream does not tell of them, in milliseconds. */
const ASK_AGAIN = 30_000

/** My side's own remarks, oldest first; current within a moment while the record is live. */
export function useSideComments(id: string) {
  return useGet<readonly SideComment[]>(asidesOf(id), { every: ASK_AGAIN })
}
