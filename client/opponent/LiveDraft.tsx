import { GitCompare, PenLine } from "lucide-react"
import { useMemo, useState } from "react"
import type { Issue } from "../../shared/letter/letter.ts"
import type { Side } from "../../shared/letter/side.ts"
import { wordDiff } from "../../shared/text/diff.ts"
import { Button } from "../design/Button.tsx"
import { useDesk, type OpenDoc } from "../letter/desk.ts"
import { Changes, Words } from "../letter/Words.tsx"
import { positionView } from "../position/positionview.ts"
import { usePresence } from "./presence.ts"
import { useDraft } from "./runs.ts"
import styles from "../position/Position.module.css"

interface LiveDraftProps {
  readonly issue: Issue
  readonly side: Side
  /** The doc it is drafted in. Only read. */
  readonly source: OpenDoc
}

/**
 * A draft that one may read and not write, as it grows, and who is writing. Three lines are kept free for it, so that it does
 * not push the page about. Nothing where the draft says what stands in the letter already.
 */
export function LiveDraft({ issue, side, source }: LiveDraftProps) {
  const { letter } = useDesk()
  const written = useDraft(source.doc, issue.id)
  const people = usePresence(source.awareness)
  const [showsChanges, setShowsChanges] = useState(false)
  const { state, standing, draft } = useMemo(() => positionView(issue, side, written), [issue, side, written])
  const writing = people
    .filter((person) => person.side === side && person.writing === issue.id && !person.isMe)
    .map(({ name }) => name)
  const isShown = state === "draft" || state === "changed"
  if (!isShown && writing.length === 0) return standing ? null : <p className={styles.note}>Nothing written yet.</p>
  return (
    <figure className={styles.live} aria-label={`Draft of ${letter.sides[side].party} on this issue, not in the letter`}>
      <p className={styles.state}>
        <span>Draft – not in the letter yet</span>
        <span className={styles.writing}>
          {writing.length > 0 && (
            <>
              <PenLine aria-hidden /> {writing.join(", ")} is writing…
            </>
          )}
        </span>
        {state === "changed" && (
          <Button
            size="small"
            variant="quiet"
            icon={<GitCompare aria-hidden />}
            aria-pressed={showsChanges}
            onClick={() => setShowsChanges(!showsChanges)}
          >
            Show changes
          </Button>
        )}
      </p>
      <p className={styles.draftWords}>
        {standing && showsChanges ? <Changes changes={wordDiff(standing.runs, draft)} /> : <Words runs={draft} />}
      </p>
    </figure>
  )
}
