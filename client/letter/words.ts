/** "1", "1 and 3", "1, 2 and 4". */
export function listed(items: readonly string[]): string {
  if (items.length < 2) return items.join("")
  return `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`
}

/** "1 line", "12 lines". */
export function counted(n: number, thing: string, things = `${thing}s`): string {
  return `${n} ${n === 1 ? thing : things}`
}

/** Two letters for a person: "RI" for Rosa Imai. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean)
  return (
    [words[0], words.length > 1 ? words.at(-1) : ""]
      .map((word) => (word ? [...word][0] : ""))
      .join("")
      .toUpperCase() || "?"
  )
}
