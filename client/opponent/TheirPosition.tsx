import { EyeOff, GitCompare, PenLine } from "lucide-react"
import { useState } from "react"
import { wordDiff } from "../../shared/text/diff.ts"
import type { Issue } from "../../shared/letter/letter.ts"
import { opponent } from "../../shared/letter/side.ts"
import { Button } from "../design/Button.tsx"
import { SideName } from "../design/SideName.tsx"
import { useDesk } from "../letter/desk.ts"
import { Changes, Words } from "../letter/Words.tsx"
import { Standing } from "../position/Standing.tsx"
import { positionView } from "../position/positionview.ts"
import { usePresence } from "./presence.ts"
import { useDraft } from "./runs.ts"
import styles from "../position/Position.module.css"

/** The other side's position: what it has put into the letter, and, while it lets me watch, its draft as it grows. [A2] */
export function TheirPosition({ issue, number }: { readonly issue: Issue; readonly number: number | null }) {
  const { letter, me } = useDesk()
  const side = opponent(me.side)
  const party = letter.sides[side].party
  return (
    <section className={styles.position} data-side={side} data-place="theirs" tabIndex={-1} aria-label={`${party} on issue ${number}`}>
      <header className={styles.head}>
        <h3 className={styles.side}><SideName side={side} party={party} /></h3>
      </header>
      <Standing issue={issue} side={side} />
      <TheirDraft issue={issue} />
    </section>
  )
}

/** The live draft below. Three lines are kept free for it, so that it does not push the page about while it grows. */
function TheirDraft({ issue }: { readonly issue: Issue }) {
  const { letter, me, theirs } = useDesk()
  const side = opponent(me.side)
  const party = letter.sides[side].party
  const written = useDraft(theirs.doc, issue.id)
  const people = usePresence(theirs.awareness)
  const [showsChanges, setShowsChanges] = useState(false)
  const { state, standing, draft } = positionView(issue, side, written)
  if (issue.ending || letter.filed) return null
  if (letter.visibility[side] === "private")
    return standing ? null : <p className={styles.note}><EyeOff aria-hidden /> {party} drafts in private. You see its words once it puts them into the letter.</p>
  const writing = people.filter((person) => person.side === side && person.writing === issue.id).map(({ name }) => name)
  const isShown = state === "draft" || state === "changed"
  if (!isShown && writing.length === 0)
    return standing ? null : <p className={styles.note}>Nothing written yet.</p>
  return (
    <div className={styles.live} role="group" aria-label={`Draft of ${party} on this issue, not in the letter`}>
      <p className={styles.state}>
        <span>Draft – not in the letter yet</span>
        <span className={styles.writing}>{writing.length > 0 && <><PenLine aria-hidden /> {writing.join(", ")} is writing…</>}</span>
        {state === "changed" && (
          <Button size="small" variant="quiet" icon={<GitCompare aria-hidden />} aria-pressed={showsChanges} onClick={() => setShowsChanges(!showsChanges)}>
            Show changes
          </Button>
        )}
      </p>
      <p className={styles.draftWords}>
        {standing && showsChanges ? <Changes changes={wordDiff(standing.runs, draft)} /> : <Words runs={draft} />}
      </p>
    </div>
  )
}
