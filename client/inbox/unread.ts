import { useSyncExternalStore } from "react"
import { useNotices } from "../api/letters.ts"

const listeners = new Set<() => void>()
const keyOf = (userId: string) => `inbox-seen-${userId}`

function seenBy(userId: string): number {
  try {
    return Number(localStorage.getItem(keyOf(userId))) || 0
  } catch {
    return 0
  }
}

/** Remembers in this browser up to which notice the person has looked. */
export function markSeen(userId: string, newest: number): void {
  try {
    localStorage.setItem(keyOf(userId), String(Math.max(newest, seenBy(userId))))
  } catch {
    // Without storage everything counts as new again after a reload; nothing is lost by that.
  }
  for (const tell of listeners) tell()
}

/** How many notices came since the person last looked at the inbox in this browser. */
export function useUnread(userId: string): number {
  const { data } = useNotices()
  const seen = useSyncExternalStore(
    (tell) => {
      listeners.add(tell)
      return () => listeners.delete(tell)
    },
    () => seenBy(userId),
  )
  return data?.filter(({ id }) => id > seen).length ?? 0
}
