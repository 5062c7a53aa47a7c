import { AlertTriangle } from "lucide-react"
import { SideMark } from "../design/SideName.tsx"
import { Skeleton } from "../design/Skeleton.tsx"
import type { Letter } from "../../shared/letter/letter.ts"
import type { Measure } from "../../shared/letter/measure.ts"
import { SIDES } from "../../shared/letter/side.ts"
import { meterView, type MeterView, type SentenceMeter } from "./meterview.ts"
import styles from "./Meter.module.css"

interface MeterProps {
  readonly letter: Letter
  /** Null until something has measured. */
  readonly measure: Measure | null
  /** Whether the drafts are in the measure. */
  readonly withDrafts: boolean
}

/** How full the letter is, and by whom. The same figures in both browsers. [L1–L7] */
export function Meter({ letter, measure, withDrafts }: MeterProps) {
  if (!measure)
    return (
      <div className={styles.meter}>
        <Skeleton height="1.25rem" />
        <Skeleton height="0.625rem" />
      </div>
    )
  const view = meterView(letter, measure)
  return (
    <section className={styles.meter} aria-label="Length of the letter" data-fill={view.fill}>
      <p className={styles.top}>
        <strong>{view.used}</strong>
        <span className={styles.left}>{view.left}</span>
      </p>
      <Bar view={view} />
      <dl className={styles.sides}>
        {view.sides.map(({ side, party, words, fill }) => (
          <div key={side} data-side={side} data-fill={fill}>
            <dt>
              <SideMark side={side} /> {party}
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      {view.warning && (
        <p className={styles.warning} data-fill={view.fill}>
          <AlertTriangle aria-hidden /> {view.warning}
        </p>
      )}
      <p className={styles.note}>
        {withDrafts ? "With the drafts as they are now." : "What is in the letter now, without drafts."}
      </p>
      <Sentences sentences={view.sentences} />
    </section>
  )
}

/** The whole room as one bar: joint text, then each side. Figures in words stand around it. */
function Bar({ view }: { readonly view: MeterView }) {
  const { joint, ...sides } = view.parts
  const total = Math.max(1, joint + sides.requesting + sides.responding)
  const width = (part: number) => ({ width: `${(part / total) * 100}%` })
  return (
    <div className={styles.bar} aria-hidden>
      <span className={styles.joint} style={width(joint)} />
      {SIDES.map((side) => (
        <span key={side} data-side={side} style={width(sides[side])} />
      ))}
    </div>
  )
}

function Sentences({ sentences }: { readonly sentences: readonly SentenceMeter[] }) {
  if (sentences.length === 0) return null
  return (
    <details className={styles.sentences}>
      <summary>Sentences of each position</summary>
      <ul>
        {sentences.map(({ issue, side, number, words, over }) => (
          <li key={`${issue}-${side}`} data-over={over || undefined}>
            <span data-side={side}>
              <SideMark side={side} /> Issue {number}
            </span>
            <span>{words}</span>
          </li>
        ))}
      </ul>
    </details>
  )
}
