import { CornerDownLeft } from "lucide-react"
import { useId, useImperativeHandle, useMemo, useRef, useState, type Ref } from "react"
import type { Issue } from "../../shared/letter/letter.ts"
import type { Runs } from "../../shared/text/runs.ts"
import { Button } from "../design/Button.tsx"
import { Kbd } from "../design/Kbd.tsx"
import { useNow } from "../design/Time.tsx"
import { announce } from "../design/announcer.ts"
import { useDesk } from "../letter/desk.ts"
import { useWouldMeasure } from "../meter/wouldmeasure.ts"
import type { PositionView } from "../position/positionview.ts"
import { ContestCount } from "./ContestCount.tsx"
import { ProfferPopover } from "./ProfferPopover.tsx"
import { profferView } from "./profferview.ts"
import { RuleSource } from "./RuleSource.tsx"
import styles from "./Proffer.module.css"

interface ProfferButtonProps {
  readonly ref: Ref<{ open: () => void }>
  readonly issue: Issue
  readonly number: number | null
  readonly view: PositionView
  readonly onDone: () => void
}

/** Puts a draft into the letter. Says before the click why it cannot; shows before the last one exactly what will stand there. */
export function ProfferButton({ ref, issue, number, view, onDone }: ProfferButtonProps) {
  const { letter, me } = useDesk()
  const id = useId()
  const button = useRef<HTMLDivElement>(null)
  const [contest, setContest] = useState<{ readonly seq: number; readonly stated: number | undefined }>()
  const [shown, setShown] = useState<Runs | null>(null)
  const measure = useWouldMeasure(issue.id, view.draft)
  // A count that was stated for one state of the letter is not carried over to the next.
  const stated = contest?.seq === letter.seq ? contest.stated : undefined
  const now = useNow()
  const proffer = useMemo(
    () => profferView(letter, me, issue.id, view.draft, measure, new Date(now).toISOString(), stated),
    [letter, me, issue.id, view.draft, measure, now, stated],
  )
  const isEmpty = proffer.code === "nothing-to-say"
  const why = isEmpty ? "Write your position first." : proffer.why
  // The text box names the characters itself, whoever's turn it is.
  const isSaidAbove = proffer.code === "not-printable"
  const isCountWrong = proffer.code === "too-many-sentences" || stated !== undefined
  const open = () => {
    if (proffer.can) setShown(view.draft)
    else announce(why ?? "")
  }
  useImperativeHandle(ref, () => ({ open }))
  return (
    <>
      <div ref={button} className={styles.button}>
        <Button
          variant="primary"
          icon={<CornerDownLeft aria-hidden />}
          why={why}
          hint={
            <>
              Shows exactly what goes in, first <Kbd keys="Mod+Enter" />
            </>
          }
          aria-describedby={id}
          aria-haspopup="dialog"
          aria-expanded={shown !== null}
          onClick={open}
        >
          Put into the letter
        </Button>
      </div>
      <p id={id} className={styles.why}>
        {isSaidAbove ? null : why} {!isEmpty && !isSaidAbove && <RuleSource rule={proffer.rule} source={proffer.source} />}
        {isCountWrong && (
          <ContestCount
            issue={issue}
            draft={view.draft}
            stated={stated}
            onState={(stated) => setContest({ seq: letter.seq, stated })}
          />
        )}
      </p>
      <ProfferPopover
        anchor={button}
        command={shown && { ...proffer.command, runs: shown }}
        issue={issue}
        number={number}
        measure={measure}
        onClose={() => setShown(null)}
        onDone={onDone}
      />
    </>
  )
}
