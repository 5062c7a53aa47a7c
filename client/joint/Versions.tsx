import { useState } from "react"
import { isBlank } from "../../shared/letter/tidy.ts"
import { wordDiff } from "../../shared/text/diff.ts"
import type { Runs } from "../../shared/text/runs.ts"
import { Button } from "../design/Button.tsx"
import { Changes, Words } from "../letter/Words.tsx"
import styles from "./Joint.module.css"

interface VersionsProps {
  /** What it wishes to change; blank where nothing was. */
  readonly from: Runs
  /** "In the letter", "The letter then". */
  readonly fromName: string
  readonly to: Runs
  /** Another wish for the same part, to hold against this one. */
  readonly other?: { readonly name: string; readonly runs: Runs } | null
}

/** Two versions of a text, both to be read in full, with what changed from one to the other marked in the second. [A3] */
export function Versions({ from, fromName, to, other = null }: VersionsProps) {
  const [holdsAgainst, setHoldsAgainst] = useState(false)
  const base = holdsAgainst && other ? other : { name: fromName, runs: from }
  const hasBase = !isBlank(base.runs)
  return (
    <>
      <dl className={styles.versions}>
        {hasBase && (
          <div>
            <dt>{base.name}</dt>
            <dd>
              <Words runs={base.runs} />
            </dd>
          </div>
        )}
        <div>
          <dt>{hasBase ? "Proposed" : "Proposed words"}</dt>
          <dd>
            <Proposed from={base.runs} to={to} />
          </dd>
        </div>
      </dl>
      {other && (
        <Button
          size="small"
          variant="quiet"
          className={styles.compare}
          aria-pressed={holdsAgainst}
          onClick={() => setHoldsAgainst(!holdsAgainst)}
        >
          Compare with {other.name.toLowerCase()}
        </Button>
      )}
    </>
  )
}

function Proposed({ from, to }: { readonly from: Runs; readonly to: Runs }) {
  if (isBlank(to)) return <em className={styles.nothing}>Nothing: these words would be taken out.</em>
  return isBlank(from) ? <Words runs={to} /> : <Changes changes={wordDiff(from, to)} />
}
