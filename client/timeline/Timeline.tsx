import { useId, useState } from "react"
import type { Issue, Letter } from "../../shared/letter/letter.ts"
import type { Runs } from "../../shared/text/runs.ts"
import { Badge } from "../design/Badge.tsx"
import { Button } from "../design/Button.tsx"
import { EmptyState } from "../design/EmptyState.tsx"
import { SideName } from "../design/SideName.tsx"
import { Time } from "../design/Time.tsx"
import { Select } from "../design/TextField.tsx"
import { counted } from "../letter/words.ts"
import { Changes, Words } from "../letter/Words.tsx"
import { compared, timelineView, type TimelineEntry } from "./timelineview.ts"
import styles from "./Timeline.module.css"

/** Every revision on an issue: number, who, when, the words; and the words of any two against each other. */
export function Timeline({ letter, issue }: { readonly letter: Letter; readonly issue: Issue }) {
  const entries = timelineView(letter, issue)
  if (entries.length === 0)
    return (
      <EmptyState title="No revisions yet">
        Each time a side puts its words into the letter, a revision appears here. None is ever changed or removed.
      </EmptyState>
    )
  return (
    <>
      {entries.some(({ changes }) => changes) && <Comparison key={`${issue.id} ${entries.length}`} entries={entries} />}
      <ol className={styles.list}>
        {[...entries].reverse().map((entry) => (
          <Entry key={entry.key} entry={entry} />
        ))}
      </ol>
    </>
  )
}

function Entry({ entry }: { readonly entry: TimelineEntry }) {
  const { revision, changes, isStanding, side, party } = entry
  const [showsChanges, setShowsChanges] = useState(false)
  return (
    <li className={styles.entry} data-side={side}>
      <p className={styles.head}>
        <SideName side={side} party={party} short />
        {isStanding && <Badge>In the letter</Badge>}
      </p>
      <p className={styles.by}>
        <strong>Revision {revision.number}</strong> · {revision.by.name}, <Time iso={revision.at} /> · round {revision.round}
      </p>
      <p className={styles.words}>{changes && showsChanges ? <Changes changes={changes} /> : <Words runs={revision.runs} />}</p>
      {revision.sentences.stated !== undefined && (
        <p className={styles.by}>
          Count contested: {counted(revision.sentences.stated, "sentence")} stated, {revision.sentences.counted} counted.
        </p>
      )}
      {changes && (
        <Button size="small" variant="quiet" aria-pressed={showsChanges} onClick={() => setShowsChanges(!showsChanges)}>
          Changes since revision {revision.number - 1}
        </Button>
      )}
    </li>
  )
}

/** The two revisions that are most likely to be asked for: the last amendment, and what it amended. */
function likely(entries: readonly TimelineEntry[]): readonly [string, string] {
  const last = entries.filter(({ changes }) => changes).at(-1)!
  const before = entries.filter(({ side }) => side === last.side).at(-2)!
  return [before.key, last.key]
}

function Comparison({ entries }: { readonly entries: readonly TimelineEntry[] }) {
  const [[from, to], setPair] = useState(() => likely(entries))
  const id = useId()
  const words = (key: string): Runs => entries.find((entry) => entry.key === key)?.revision.runs ?? []
  const options = entries.map(({ key, name }) => (
    <option key={key} value={key}>
      {name}
    </option>
  ))
  return (
    <section className={styles.comparison} aria-labelledby={id}>
      <h3 id={id}>Compare two revisions</h3>
      <div className={styles.pair}>
        <Select label="From" value={from} onChange={(event) => setPair([event.target.value, to])}>
          {options}
        </Select>
        <Select label="To" value={to} onChange={(event) => setPair([from, event.target.value])}>
          {options}
        </Select>
      </div>
      <figure className={styles.result} aria-label="Changes between the two">
        {from === to ? (
          <span className={styles.same}>Choose two different revisions.</span>
        ) : (
          <Changes changes={compared(words(from), words(to))} />
        )}
      </figure>
    </section>
  )
}
