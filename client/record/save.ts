import type { LetterEvent } from "../../shared/letter/event.ts"

/** How long a browser may take to begin with a file that it is handed, in ms. */
const HANDED_OVER = 60_000

/** Hands out a record as this browser has it, as the file that the verifier reads. */
export function saveAsSeen(letter: string, events: readonly LetterEvent[]): void {
  const text = JSON.stringify({ events, head: events.at(-1)?.hash }, null, 2)
  const url = URL.createObjectURL(new Blob([text], { type: "application/json" }))
  const link = Object.assign(document.createElement("a"), { href: url, download: `record-${letter}-as-seen.json` })
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), HANDED_OVER)
}
