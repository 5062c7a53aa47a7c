import { GitCompare } from "lucide-react"
import { memo, useState } from "react"
import type { Issue } from "../../shared/letter/letter.ts"
import type { Side } from "../../shared/letter/side.ts"
import { positionOf } from "../../shared/letter/turns.ts"
import { wordDiff } from "../../shared/text/diff.ts"
import { Button } from "../design/Button.tsx"
import { Time } from "../design/Time.tsx"
import { Changes, Words } from "../letter/Words.tsx"
import { counted } from "../letter/words.ts"
import styles from "./Position.module.css"

/** What a side has put into the letter: the words, their revision, who and when, and what changed in this round. Null before. */
export const Standing = memo(function Standing({ issue, side }: { readonly issue: Issue; readonly side: Side }) {
  const [showsChanges, setShowsChanges] = useState(false)
  const standing = positionOf(issue, side)
  if (!standing) return null
  const before = issue.revisions.filter((revision) => revision.side === side).at(-2)
  const { counted: ours, stated } = standing.sentences
  return (
    <>
      <p className={styles.state}>
        <span>{issue.ending ? `Revision ${standing.number}` : `In the letter (revision ${standing.number})`}</span>
        <span className={styles.by}>
          {standing.by.name}, <Time iso={standing.at} />
        </span>
        {before && (
          <Button
            size="small"
            variant="quiet"
            icon={<GitCompare aria-hidden />}
            aria-pressed={showsChanges}
            onClick={() => setShowsChanges(!showsChanges)}
          >
            Changes since revision {before.number}
          </Button>
        )}
      </p>
      <p key={standing.number} className={styles.standing}>
        {before && showsChanges ? <Changes changes={wordDiff(before.runs, standing.runs)} /> : <Words runs={standing.runs} />}
      </p>
      {stated !== undefined && (
        <p className={styles.contested}>
          Count contested: {counted(stated, "sentence")} stated by {standing.by.name}, {ours} counted. Both are in the record.
        </p>
      )}
    </>
  )
})
