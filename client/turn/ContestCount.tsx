import { useState } from "react"
import type { Issue } from "../../shared/letter/letter.ts"
import { sentenceCount } from "../../shared/letter/measured.ts"
import type { Runs } from "../../shared/text/runs.ts"
import { opponent } from "../../shared/letter/side.ts"
import { Button } from "../design/Button.tsx"
import { useDesk } from "../letter/desk.ts"
import { counted } from "../letter/words.ts"
import styles from "./Proffer.module.css"

interface ContestCountProps {
  readonly issue: Issue
  readonly draft: Runs
  readonly stated: number | undefined
  readonly onState: (stated: number | undefined) => void
}

/** No counter is perfect: a side may state its own number, which is recorded and shown to the other side. [L2] */
export function ContestCount({ draft, stated, onState }: ContestCountProps) {
  const { letter, me } = useDesk()
  const { maxSentences, citationsCount } = letter.profile
  const [isOpen, setOpen] = useState(false)
  const [number, setNumber] = useState(String(maxSentences ?? 1))
  const ours = sentenceCount(draft, citationsCount).count
  const theirs = letter.sides[opponent(me.side)].party
  if (stated !== undefined)
    return (
      <span className={styles.contest}>
        You state {counted(stated, "sentence")}; {ours} counted. Both numbers are recorded, and {theirs} sees them.
        <Button size="small" variant="quiet" onClick={() => onState(undefined)}>
          Take back
        </Button>
      </span>
    )
  if (!isOpen)
    return (
      <span className={styles.contest}>
        <Button size="small" onClick={() => setOpen(true)}>
          Contest the count
        </Button>
      </span>
    )
  const value = Number(number)
  const isNumber = Number.isInteger(value) && value > 0
  return (
    <span className={styles.contest}>
      <label>
        Sentences by your own count
        <input
          type="number"
          min={1}
          max={99}
          inputMode="numeric"
          className={styles.number}
          value={number}
          onChange={(event) => setNumber(event.target.value)}
        />
      </label>
      <Button size="small" why={isNumber ? null : "Give a whole number."} onClick={() => onState(value)}>
        State this count
      </Button>
      <Button size="small" variant="quiet" onClick={() => setOpen(false)}>
        Cancel
      </Button>
    </span>
  )
}
