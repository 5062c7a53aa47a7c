import { Check } from "lucide-react"
import type { Command } from "../../shared/letter/command.ts"
import type { Issue, Suggestion } from "../../shared/letter/letter.ts"
import { opponent } from "../../shared/letter/side.ts"
import type { Runs } from "../../shared/text/runs.ts"
import { Button } from "../design/Button.tsx"
import { SideName } from "../design/SideName.tsx"
import { Time } from "../design/Time.tsx"
import { toast } from "../design/toast.ts"
import { useDesk } from "../letter/desk.ts"
import { RefusalWords, useGiving } from "../letter/giving.tsx"
import { useJudged } from "../letter/judged.ts"
import { counted } from "../letter/words.ts"
import { Changes, Words } from "../letter/Words.tsx"
import type { PositionView } from "../position/positionview.ts"
import { useIgnored } from "./ignored.ts"
import { suggestedChanges, suggestionsView } from "./suggestionview.ts"
import styles from "./Suggestion.module.css"

interface SuggestedToUsProps {
  readonly issue: Issue
  readonly view: PositionView
  /** Puts the words into the draft, so that it can be undone. */
  readonly onAdopt: (runs: Runs) => void
}

/** Words that the other side suggests for my position: what they would change, and one click to take them into the draft. [A4] */
export function SuggestedToUs({ issue, view, onAdopt }: SuggestedToUsProps) {
  const { letter, me, canDraft } = useDesk()
  const [ignored, setIgnored] = useIgnored(letter.id, me.userId)
  const { waiting, aside, adopted } = suggestionsView(letter, issue.id, me.side, ignored)
  if (issue.ending) return null
  const card = (suggestion: Suggestion, isAside: boolean) => (
    <OneSuggestion
      key={suggestion.id}
      {...{ suggestion, view, onAdopt, isAside, canDraft }}
      onIgnore={() => setIgnored(suggestion.id, !isAside)}
    />
  )
  return (
    <>
      {waiting.map((suggestion) => card(suggestion, false))}
      {aside.length > 0 && (
        <details className={styles.aside}>
          <summary>{counted(aside.length, "suggestion")} put aside</summary>
          {aside.map((suggestion) => card(suggestion, true))}
        </details>
      )}
      {adopted.length > 0 && (
        <p className={styles.adopted}>
          {counted(adopted.length, "suggestion")} of {letter.sides[opponent(me.side)].party} adopted, last{" "}
          <Time iso={adopted[0]!.adopted!.at} />
        </p>
      )}
    </>
  )
}

interface OneSuggestionProps extends Omit<SuggestedToUsProps, "issue"> {
  readonly suggestion: Suggestion
  readonly isAside: boolean
  readonly canDraft: boolean
  readonly onIgnore: () => void
}

function OneSuggestion({ suggestion, view, onAdopt, isAside, canDraft, onIgnore }: OneSuggestionProps) {
  const { letter, me, mine } = useDesk()
  const { give, isBusy, refusal } = useGiving()
  const command: Command = { type: "adopt-suggestion", suggestion: suggestion.id }
  const { why } = useJudged(command)
  const { side } = suggestion.act.by
  const { party } = letter.sides[side]
  const changes = suggestedChanges(view, suggestion.runs)
  const adopt = async () => {
    if (!(await give(command))) return
    onAdopt(suggestion.runs)
    toast("The suggested words are in your draft. Undo brings yours back.")
  }
  return (
    <section className={styles.suggestion} data-side={side} aria-label={`Words suggested by ${party}`}>
      <p className={styles.who}>
        <span>
          <SideName side={side} party={party} /> suggests for your position:
        </span>
        <span>
          {suggestion.act.by.name}, <Time iso={suggestion.act.at} />
        </span>
      </p>
      <p className={styles.words}>{changes ? <Changes changes={changes} /> : <Words runs={suggestion.runs} />}</p>
      {suggestion.words && <p className={styles.why}>“{suggestion.words}”</p>}
      <RefusalWords refusal={refusal} />
      {canDraft && me.role !== "viewer" && (
        <div className={styles.row}>
          <Button
            size="small"
            icon={<Check aria-hidden />}
            why={why ?? (mine.isReady ? null : "Your draft has not come yet.")}
            busy={isBusy && "Adopting…"}
            hint="Takes the place of your draft, and reaches the letter only when you put it there."
            onClick={() => void adopt()}
          >
            Adopt into our draft
          </Button>
          <Button size="small" variant="quiet" hint="Only for you: the other side is not told." onClick={onIgnore}>
            {isAside ? "Show again" : "Ignore"}
          </Button>
        </div>
      )}
    </section>
  )
}
