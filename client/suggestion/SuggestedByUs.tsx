import type { Issue, Suggestion } from "../../shared/letter/letter.ts"
import { opponent } from "../../shared/letter/side.ts"
import { positionOf } from "../../shared/letter/turns.ts"
import { wordDiff } from "../../shared/text/diff.ts"
import { Time } from "../design/Time.tsx"
import { useDesk } from "../letter/desk.ts"
import { counted } from "../letter/words.ts"
import { Changes, Words } from "../letter/Words.tsx"
import { suggestionsView } from "./suggestionview.ts"
import styles from "./Suggestion.module.css"

/** What my side has suggested for the other's position, and what became of it. [A4] */
export function SuggestedByUs({ issue }: { readonly issue: Issue }) {
  const { letter, me } = useDesk()
  const { waiting, adopted } = suggestionsView(letter, issue.id, opponent(me.side))
  const all = [...waiting, ...adopted]
  if (all.length === 0) return null
  const words = [
    waiting.length > 0 && `${counted(waiting.length, "suggestion")} of yours`,
    adopted.length > 0 && `${adopted.length} adopted`,
  ]
  return (
    <details className={styles.aside}>
      <summary>{words.filter(Boolean).join(", ")}</summary>
      {all.map((suggestion) => (
        <OneOfOurs key={suggestion.id} suggestion={suggestion} issue={issue} />
      ))}
    </details>
  )
}

function OneOfOurs({ suggestion, issue }: { readonly suggestion: Suggestion; readonly issue: Issue }) {
  const { act, adopted, runs, words } = suggestion
  const standing = positionOf(issue, opponent(act.by.side))
  return (
    <div className={styles.suggestion} data-side={act.by.side}>
      <p className={styles.who}>
        <span>
          {act.by.name} suggested, <Time iso={act.at} />
        </span>
        <span>{adopted ? <>Adopted by {adopted.by.name}, <Time iso={adopted.at} /></> : "Not adopted yet"}</span>
      </p>
      <p className={styles.words}>
        {standing && !adopted ? <Changes changes={wordDiff(standing.runs, runs)} /> : <Words runs={runs} />}
      </p>
      {words && <p className={styles.why}>“{words}”</p>}
    </div>
  )
}
