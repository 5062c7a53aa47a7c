import { CornerDownRight, Link2 } from "lucide-react"
import type { Issue } from "../../shared/letter/letter.ts"
import { headingOf } from "../../shared/letter/turns.ts"
import { plain } from "../../shared/text/runs.ts"
import { Button } from "../design/Button.tsx"
import { SideMark } from "../design/SideName.tsx"
import { useDesk } from "../letter/desk.ts"
import { numbered } from "../letter/numbers.ts"
import { listed } from "../letter/words.ts"
import type { Caller } from "./together.ts"
import styles from "./CallScreen.module.css"

interface WhereaboutsProps {
  readonly issues: readonly Issue[]
  readonly issue: Issue
  readonly callers: readonly Caller[]
  readonly follows: boolean
  readonly onFollow: (follows: boolean) => void
  readonly onChoose: (issue: string) => void
}

const namesOf = (callers: readonly Caller[]) => [...new Set(callers.map(({ name }) => name))]

/** Which issue is on the screen, where the others are, and whether one goes where they go. */
export function Whereabouts({ issues, issue, callers, follows, onFollow, onChoose }: WhereaboutsProps) {
  const { letter } = useDesk()
  const nameOf = (each: Issue) => `${numbered(letter, each)}. ${plain(headingOf(letter, each))}`
  return (
    <div className={styles.where}>
      <nav className={styles.issues} aria-label="Issues">
        {issues.map((each) => {
          const there = callers.filter((caller) => caller.issue === each.id)
          return (
            <button
              key={each.id}
              type="button"
              aria-current={each.id === issue.id ? "true" : undefined}
              title={nameOf(each)}
              onClick={() => onChoose(each.id)}
            >
              <span className={styles.name}>{nameOf(each)}</span>
              {there.map(({ side }) => side).filter((side, i, all) => all.indexOf(side) === i).map((side) => (
                <SideMark key={side} side={side} />
              ))}
              {there.length > 0 && <span className="visually-hidden">{listed(namesOf(there))} here</span>}
            </button>
          )
        })}
      </nav>
      <div className={styles.others}>
        <p aria-live="polite">{wordsOf(letter, issue, issues, callers)}</p>
        <Elsewhere {...{ issues, issue, callers, onChoose }} />
        <Button
          size="small"
          variant="quiet"
          icon={<Link2 aria-hidden />}
          aria-pressed={follows}
          hint="Whoever chooses an issue takes those who follow along; somebody who is writing stays."
          onClick={() => onFollow(!follows)}
        >
          {follows ? "Following" : "Follow"}
        </Button>
      </div>
    </div>
  )
}

type Letter = ReturnType<typeof useDesk>["letter"]

/** Where the others are, in words. */
export function wordsOf(letter: Letter, issue: Issue, issues: readonly Issue[], callers: readonly Caller[]): string {
  if (callers.length === 0) return "Nobody else has this screen open yet. In the letter, they see that you are here."
  const here = callers.filter((caller) => caller.issue === issue.id)
  const parts = issues.flatMap((each) => {
    const there = namesOf(callers.filter((caller) => caller.issue === each.id))
    if (there.length === 0 || each.id === issue.id) return []
    return [`${listed(there)} ${there.length === 1 ? "is" : "are"} on issue ${numbered(letter, each)}.`]
  })
  const both = here.length > 0 ? [`${listed(namesOf(here))} ${namesOf(here).length === 1 ? "is" : "are"} on this issue, too.`] : []
  return [...both, ...parts].join(" ")
}

/** The way to somebody who is on another issue, for who does not follow or has just been writing. */
function Elsewhere({ issues, issue, callers, onChoose }: Pick<WhereaboutsProps, "issues" | "issue" | "callers" | "onChoose">) {
  const { letter } = useDesk()
  const other = issues.find(({ id }) => id !== issue.id && callers.some((caller) => caller.issue === id))
  if (!other) return null
  return (
    <Button size="small" icon={<CornerDownRight aria-hidden />} onClick={() => onChoose(other.id)}>
      Go to issue {numbered(letter, other)}
    </Button>
  )
}
