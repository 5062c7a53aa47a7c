import { EyeOff } from "lucide-react"
import type { Issue } from "../../shared/letter/letter.ts"
import { opponent } from "../../shared/letter/side.ts"
import { positionOf } from "../../shared/letter/turns.ts"
import { SideName } from "../design/SideName.tsx"
import { useDesk } from "../letter/desk.ts"
import { calledOf } from "../letter/numbers.ts"
import { Standing } from "../position/Standing.tsx"
import styles from "../position/Position.module.css"
import { SuggestedByUs } from "../suggestion/SuggestedByUs.tsx"
import { SuggestWords } from "../suggestion/SuggestWords.tsx"
import { LiveDraft } from "./LiveDraft.tsx"

/** The other side's position: what it has put into the letter, and, while it lets me watch, its draft as it grows. [A2] */
export function TheirPosition({ issue, number }: { readonly issue: Issue; readonly number: number | null }) {
  const { letter, me } = useDesk()
  const side = opponent(me.side)
  const party = letter.sides[side].party
  return (
    <section
      className={styles.position}
      data-side={side}
      data-place="theirs"
      tabIndex={-1}
      aria-label={`${party} on ${calledOf(issue, number)}`}
    >
      <h3 className={styles.side}>
        <SideName side={side} party={party} />
      </h3>
      <Standing issue={issue} side={side} />
      <TheirDraft issue={issue} />
      <SuggestedByUs issue={issue} />
      <SuggestWords issue={issue} />
    </section>
  )
}

function TheirDraft({ issue }: { readonly issue: Issue }) {
  const { letter, me, theirs } = useDesk()
  const side = opponent(me.side)
  if (issue.ending || letter.filed) return null
  if (letter.visibility[side] === "live") return <LiveDraft issue={issue} side={side} source={theirs} />
  if (positionOf(issue, side)) return null
  return (
    <p className={styles.note}>
      <EyeOff aria-hidden /> {letter.sides[side].party} drafts in private. You see its words once it puts them into the letter.
    </p>
  )
}
