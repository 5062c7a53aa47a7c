import { useCallback, useRef, useSyncExternalStore } from "react"
import type { Awareness } from "y-protocols/awareness"
import type { Side } from "../../shared/letter/side.ts"

/** A person who is in a doc now. Name and side are stamped by the server; the rest is what the person's browser says. */
export interface Present {
  readonly name: string
  readonly side: Side
  /** The issue on which the person has just typed; null after a few seconds of rest. */
  readonly writing: string | null
  readonly isMe: boolean
}

/** Reads one state as it came over the network: anything may be in it. Null for one without a stamp. */
export function presentOf(state: unknown, isMe: boolean): Present | null {
  const { user, writing } = Object(state)
  const { name, side } = Object(user)
  if (typeof name !== "string" || (side !== "requesting" && side !== "responding")) return null
  return { name, side, writing: typeof writing === "string" ? writing : null, isMe }
}

/** One entry for each person, however many windows they have open; whoever writes in one of them is writing. */
export function gathered(people: readonly Present[]): readonly Present[] {
  const byPerson = new Map<string, Present>()
  for (const person of people) {
    const key = `${person.side} ${person.name}`
    const known = byPerson.get(key)
    byPerson.set(key, known ? { ...known, writing: known.writing ?? person.writing, isMe: known.isMe || person.isMe } : person)
  }
  return [...byPerson.values()].sort((a, b) => Number(b.isMe) - Number(a.isMe) || a.name.localeCompare(b.name))
}

const NOBODY: readonly never[] = []

/** What is read from everybody's state in a doc, read again when one changes; the same list while it says the same. */
export function useHeard<T>(awareness: Awareness | null, read: () => readonly T[]): readonly T[] {
  const last = useRef<{ key: string; heard: readonly T[] }>({ key: "", heard: NOBODY })
  const subscribe = useCallback(
    (tell: () => void) => {
      awareness?.on("change", tell)
      return () => awareness?.off("change", tell)
    },
    [awareness],
  )
  return useSyncExternalStore(subscribe, () => {
    const heard = read()
    const key = JSON.stringify(heard)
    if (key !== last.current.key) last.current = { key, heard }
    return last.current.heard
  })
}

/** Who is in a doc now. */
export function usePresence(awareness: Awareness | null): readonly Present[] {
  return useHeard(awareness, () => {
    const states = [...(awareness?.getStates() ?? [])]
    return gathered(states.flatMap(([client, state]) => presentOf(state, client === awareness?.clientID) ?? []))
  })
}
