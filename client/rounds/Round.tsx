import { Check, Circle } from "lucide-react"
import { useState } from "react"
import type { Issue } from "../../shared/letter/letter.ts"
import { Button } from "../design/Button.tsx"
import { useCalls } from "../calls/CallsPanel.tsx"
import { AnswerCall } from "../calls/AnswerCall.tsx"
import { LogCall } from "../calls/LogCall.tsx"
import { useDesk } from "../letter/desk.ts"
import { RuleSource } from "../turn/RuleSource.tsx"
import type { StandView } from "../turn/standview.ts"
import { Amended } from "./Amended.tsx"
import type { RoundView, Step } from "./roundview.ts"
import styles from "./Round.module.css"

interface RoundProps {
  readonly issue: Issue
  readonly view: RoundView
  /** What keeps my side from standing now, and the order of court behind it. [H1] */
  readonly stand: StandView | null
}

/** The round of an issue: what it changed, and what is done and not done until the issue is joined. */
export function Round({ issue, view, stand }: RoundProps) {
  const speak = view.steps.find(({ key, isDone }) => !isDone && (key === "call" || key === "set"))
  const sourceOf = ({ rule }: Step) => (stand?.rule === rule ? stand.source : null)
  return (
    <>
      {view.amendment && <Amended amendment={view.amendment} round={view.round} />}
      <ul className={styles.steps} aria-label="Until this issue is joined">
        {view.steps.map((step) => (
          <li key={step.key} data-done={step.isDone}>
            {step.isDone ? <Check aria-hidden /> : <Circle aria-hidden />}
            <span className={styles.words}>
              <span className="visually-hidden">{step.isDone ? "Done: " : "Still missing: "}</span>
              {step.words} {!step.isDone && <RuleSource rule={step.rule} source={sourceOf(step)} />}
            </span>
            {step === speak && <Speak issue={issue} step={step} />}
          </li>
        ))}
      </ul>
    </>
  )
}

/** What can be done about a call that is missing: answer the one that waits, or log one. */
function Speak({ issue, step }: { readonly issue: Issue; readonly step: Step }) {
  const { canDraft } = useDesk()
  const { why, calls } = useCalls()
  const [isOpen, setOpen] = useState(false)
  const waits = calls.find(({ call }) => call.id === step.waits?.id)
  if (!canDraft) return null
  return (
    <>
      <Button size="small" why={waits?.answer?.why ?? why} onClick={() => setOpen(true)}>
        {waits ? `Answer ${waits.name.toLowerCase()}` : "Log a call"}
      </Button>
      {waits ? (
        <AnswerCall view={waits} isOpen={isOpen} onClose={() => setOpen(false)} />
      ) : (
        <LogCall isOpen={isOpen} start={{ issues: [issue.id] }} onClose={() => setOpen(false)} />
      )}
    </>
  )
}
