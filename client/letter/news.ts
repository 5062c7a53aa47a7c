import { useEffect, useRef } from "react"
import { announce } from "../design/announcer.ts"
import { toast } from "../design/toast.ts"
import { useDesk } from "./desk.ts"
import { newsOf } from "./newsview.ts"

/** Tells what others did while the letter is open: to the eye at the edge of the screen, and to a screen reader. */
export function useNews(): void {
  const { letter, events, me } = useDesk()
  const seen = useRef(letter.seq)
  useEffect(() => {
    const fresh = events.filter((event) => event.seq > seen.current && event.actor.userId !== me.userId)
    seen.current = letter.seq
    const news = fresh.flatMap((event) => newsOf(letter, event) ?? [])
    // Who watches whom shows where the draft stands; it need not cover the page.
    for (const event of fresh) if (event.type !== "visibility-set") toastIf(newsOf(letter, event))
    if (news.length > 0) announce(news.join(" "))
  }, [letter, events, me.userId])
}

function toastIf(words: string | null): void {
  if (words) toast(words)
}
