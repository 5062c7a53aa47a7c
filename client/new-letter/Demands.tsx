import { BookOpenCheck, CircleHelp, Quote } from "lucide-react"
import type { Confidence, Profile } from "../../shared/court/profile.ts"
import { Badge } from "../design/Badge.tsx"
import { dateOf } from "../design/moment.ts"
import styles from "./Demands.module.css"
import { CONFIDENCE, demandsOf } from "./demands.ts"

const ICON = { verified: BookOpenCheck, "second-hand": Quote, unverified: CircleHelp } as const

/** How sure we are, in a word. */
function ConfidenceBadge({ confidence }: { readonly confidence: Confidence }) {
  const Icon = ICON[confidence]
  return (
    <Badge tone={confidence === "unverified" ? "warn" : "neutral"} icon={<Icon aria-hidden />}>
      {CONFIDENCE[confidence].label}
    </Badge>
  )
}

/** What a court demands of the letter, where that is said, and how sure we are of it. */
export function Demands({ profile }: { readonly profile: Profile }) {
  const { source, notes } = profile
  return (
    <div className={styles.demands}>
      <dl className={styles.list}>
        {demandsOf(profile).map(({ term, text }) => (
          <div key={term} className={styles.demand}>
            <dt>{term}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <div className={styles.source}>
        <p>
          {source.title}
          {source.asOf && <>, as of {dateOf(`${source.asOf}T12:00:00Z`)}</>}
        </p>
        <p className={styles.sure}>
          <ConfidenceBadge confidence={source.confidence} /> {CONFIDENCE[source.confidence].text}
        </p>
      </div>
      {notes.length > 0 && <Notes notes={notes} />}
    </div>
  )
}

function Notes({ notes }: Pick<Profile, "notes">) {
  return (
    <details className={styles.notes}>
      <summary>Also said, not enforced here ({notes.length})</summary>
      <ul>
        {notes.map(({ text, confidence }) => (
          <li key={text}>
            {text} {confidence !== "verified" && <ConfidenceBadge confidence={confidence} />}
          </li>
        ))}
      </ul>
    </details>
  )
}
