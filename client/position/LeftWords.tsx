import type { Ending, Issue } from "../../shared/letter/letter.ts"
import { Time } from "../design/Time.tsx"
import { useDesk } from "../letter/desk.ts"
import { Words } from "../letter/Words.tsx"
import { CopyWords } from "./CopyWords.tsx"
import type { PositionView } from "./positionview.ts"
import styles from "./Position.module.css"

const ENDED: Readonly<Record<Ending["kind"], string>> = { withdrawn: "withdrawn", resolved: "settled" }

/**
 * Words that were drafted on an issue and never put into the letter, after the issue has ended or the letter was filed: by
 * the other side, perhaps, while they were written without a connection. They are in the draft, which nobody can write now.
 */
export function LeftWords({ issue, view }: { readonly issue: Issue; readonly view: PositionView }) {
  const { letter, me } = useDesk()
  if (me.role === "viewer" || (!issue.ending && !letter.filed)) return null
  if (view.state !== "draft" && view.state !== "changed") return null
  const { ending } = issue
  const { act, what } = ending
    ? { act: ending.act, what: `The issue was ${ENDED[ending.kind]}` }
    : { act: letter.filed?.act, what: "The letter was filed" }
  return (
    <section className={styles.rescued} aria-label="Words of your draft">
      <p>
        <strong>Words of your draft that are not in the letter</strong>
      </p>
      <p>
        {what}
        {act && (
          <>
            {" "}
            ({act.by.name}, <Time iso={act.at} />)
          </>
        )}
        . Nothing more can be put into it here; the words stay in your draft.
      </p>
      <p>
        <Words runs={view.draft} />
      </p>
      <div className={styles.row}>
        <CopyWords runs={view.draft} />
      </div>
    </section>
  )
}
