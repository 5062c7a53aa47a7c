import { GitCompare } from "lucide-react"
import { useState } from "react"
import { Button } from "../design/Button.tsx"
import { Changes, Marked } from "../letter/Words.tsx"
import { readable } from "../timeline/readable.ts"
import type { Amendment } from "./roundview.ts"
import styles from "./Round.module.css"

type How = "inline" | "beside"

/** What an amendment changed: in place, or the words before and after beside each other. */
export function Amended({ amendment, round }: { readonly amendment: Amendment; readonly round: number }) {
  const [isShown, setShown] = useState(false)
  return (
    <div className={styles.amended}>
      <p className={styles.amendedHead}>
        <span>
          {amendment.party} amended its words in round {round}.
        </span>
        <Button
          size="small"
          variant="quiet"
          icon={<GitCompare aria-hidden />}
          aria-expanded={isShown}
          onClick={() => setShown(!isShown)}
        >
          {isShown ? "Hide what changed" : "Show what changed"}
        </Button>
      </p>
      {isShown && <Compared amendment={amendment} />}
    </div>
  )
}

/** Two revisions of a side against each other, and the choice of how. */
export function Compared({ amendment }: { readonly amendment: Amendment }) {
  const [how, setHow] = useState<How>("inline")
  return (
    <figure className={styles.compared} data-side={amendment.side} aria-label={labelOf(amendment)}>
      <div className={styles.how} role="group" aria-label="How changes are shown">
        {(["inline", "beside"] as const).map((each) => (
          <Button key={each} size="small" variant="quiet" aria-pressed={how === each} onClick={() => setHow(each)}>
            {each === "inline" ? "Inline" : "Side by side"}
          </Button>
        ))}
      </div>
      {how === "inline" ? <Changes changes={amendment.changes} /> : <Beside amendment={amendment} />}
    </figure>
  )
}

const labelOf = ({ party, before, after }: Amendment) => `${party}: revision ${before.number} to revision ${after.number}`

function Beside({ amendment: { before, after, changes } }: { readonly amendment: Amendment }) {
  const all = readable(changes)
  return (
    <div className={styles.beside}>
      <div>
        <p className={styles.which}>Revision {before.number}</p>
        <Marked changes={all.filter(({ kind }) => kind !== "added")} />
      </div>
      <div>
        <p className={styles.which}>Revision {after.number}</p>
        <Marked changes={all.filter(({ kind }) => kind !== "removed")} />
      </div>
    </div>
  )
}
