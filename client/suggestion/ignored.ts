import { useState } from "react"

/** Reads a list of ids; whatever else is there counts as none. */
function read(key: string): readonly string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? "[]")
    return Array.isArray(kept) ? kept.filter((id) => typeof id === "string") : []
  } catch {
    return []
  }
}

function keep(key: string, ids: readonly string[]): void {
  try {
    localStorage.setItem(key, JSON.stringify(ids))
  } catch {
    // A browser that keeps nothing: it is put aside until the page is loaded again.
  }
}

/** Suggestions that this person has put aside, kept in this browser alone: the other side is not told. */
export function useIgnored(letter: string, userId: string): readonly [readonly string[], (id: string, isIgnored: boolean) => void] {
  const key = `ignored-suggestions/${letter}/${userId}`
  const [ids, setIds] = useState(() => read(key))
  const set = (id: string, isIgnored: boolean) => {
    const others = read(key).filter((each) => each !== id)
    const now = isIgnored ? [...others, id] : others
    keep(key, now)
    setIds(now)
  }
  return [ids, set]
}
