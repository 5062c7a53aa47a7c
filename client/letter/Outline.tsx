import { ArrowUpDown, Plus } from "lucide-react"
import { headingOf } from "../../shared/letter/turns.ts"
import { plain } from "../../shared/text/runs.ts"
import { Button } from "../design/Button.tsx"
import { turnView } from "../turn/turnview.ts"
import { useDesk } from "./desk.ts"
import { goToIssue } from "./places.ts"
import styles from "./Outline.module.css"

interface OutlineProps {
  /** Each null where one may not. */
  readonly onAdd: (() => void) | null
  readonly onOrder: (() => void) | null
}

/** The issues at a glance, each with its turn; a click goes there. */
export function Outline({ onAdd, onOrder }: OutlineProps) {
  const { letter, me } = useDesk()
  const { issues } = turnView(letter, me)
  return (
    <nav className={styles.outline} aria-label="Issues">
      <h2>Issues</h2>
      <ol>
        {letter.issues.map((issue, i) => {
          const turn = issues[i]!
          return (
            <li key={issue.id}>
              <button
                type="button"
                className={styles.item}
                data-over={issue.ending !== null || undefined}
                onClick={() => goToIssue(issue.id)}
              >
                <span className={styles.number}>{turn.number ?? "–"}</span>
                <span className={styles.heading}>{plain(headingOf(letter, issue))}</span>
                <span className={styles.turn} data-mine={turn.turn === me.side || undefined}>
                  {turn.chip}
                </span>
              </button>
            </li>
          )
        })}
      </ol>
      {onOrder && (
        <Button size="small" variant="quiet" icon={<ArrowUpDown aria-hidden />} aria-haspopup="dialog" onClick={onOrder}>
          Reorder
        </Button>
      )}
      {onAdd && (
        <Button size="small" variant="quiet" icon={<Plus aria-hidden />} onClick={onAdd}>
          Add an issue
        </Button>
      )}
    </nav>
  )
}
