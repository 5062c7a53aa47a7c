import { ySyncPluginKey } from "@tiptap/y-tiptap"
import { PencilLine } from "lucide-react"
import { useMemo, useRef, useState } from "react"
import { flushSync } from "react-dom"
import { writePosition } from "../../shared/draft/position.ts"
import type { Issue } from "../../shared/letter/letter.ts"
import type { Runs } from "../../shared/text/runs.ts"
import { Button } from "../design/Button.tsx"
import { SideName } from "../design/SideName.tsx"
import { useDesk } from "../letter/desk.ts"
import { calledOf } from "../letter/numbers.ts"
import { turnOf } from "../../shared/letter/turns.ts"
import { LiveDraft } from "../opponent/LiveDraft.tsx"
import { useDraft } from "../opponent/runs.ts"
import { SuggestedToUs } from "../suggestion/SuggestedToUs.tsx"
import { DraftCard } from "./DraftCard.tsx"
import { LeftWords } from "./LeftWords.tsx"
import { positionView } from "./positionview.ts"
import { useRescued } from "./RescueCard.tsx"
import { RescuedWords } from "./RescuedWords.tsx"
import { Standing } from "./Standing.tsx"
import styles from "./Position.module.css"

/** My side's position: what stands in the letter, and the draft in which I write. They are never mistaken for each other. */
export function MyPosition({ issue, number }: { readonly issue: Issue; readonly number: number | null }) {
  const { letter, me, mine, canDraft } = useDesk()
  const written = useDraft(mine.doc, issue.id)
  const view = useMemo(() => positionView(issue, me.side, written), [issue, me.side, written])
  const [isOpened, setOpened] = useState(false)
  const isOver = issue.ending !== null || !canDraft
  const isOpen = !isOver && (isOpened || view.state !== "standing")
  const { party } = letter.sides[me.side]
  const isRescued = useRescued().some(({ doc, place }) => doc === me.side && place === issue.id)
  const amend = () => {
    // An amendment starts from what stands. Only now, on the person's own wish: a doc filled in two places has its text twice.
    if (mine.doc && mine.isReady && view.standing && view.draft.length === 0)
      writePosition(mine.doc, issue.id, view.standing.runs)
    setOpened(true)
  }
  // With the editor there, so that the person can undo it.
  const adopt = (runs: Runs) => {
    flushSync(amend)
    if (mine.doc) writePosition(mine.doc, issue.id, runs, ySyncPluginKey)
  }
  const section = useRef<HTMLElement>(null)
  const close = () => {
    setOpened(false)
    requestAnimationFrame(() => section.current?.focus({ preventScroll: true }))
  }
  if (issue.ending && view.state === "nothing" && !isRescued) return null
  return (
    <section
      ref={section}
      className={styles.position}
      data-side={me.side}
      data-place={isOpen ? undefined : "mine"}
      tabIndex={-1}
      aria-label={`${party} on ${calledOf(issue, number)}, your side`}
    >
      <h3 className={styles.side}>
        <SideName side={me.side} party={party} mine />
      </h3>
      <Standing issue={issue} side={me.side} />
      <RescuedWords issue={issue.id} />
      <LeftWords issue={issue} view={view} />
      {isOpen && <DraftCard issue={issue} number={number} view={view} focus={isOpened} onClose={close} />}
      {!isOpen && !isOver && (
        <Button size="small" icon={<PencilLine aria-hidden />} onClick={amend}>
          {turnOf(letter, issue) === me.side ? "Amend these words" : "Draft an amendment"}
        </Button>
      )}
      <SuggestedToUs issue={issue} view={view} onAdopt={adopt} />
      {!canDraft && !issue.ending && !letter.filed && <LiveDraft issue={issue} side={me.side} source={mine} />}
    </section>
  )
}
