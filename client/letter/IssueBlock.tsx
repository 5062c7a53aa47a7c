import { MoreHorizontal, Pencil, History, Undo2 } from "lucide-react"
import { useState } from "react"
import type { Issue } from "../../shared/letter/letter.ts"
import { opponent } from "../../shared/letter/side.ts"
import { isBlank } from "../../shared/letter/tidy.ts"
import { headingOf, positionOf, requestLabel, requestTextOf } from "../../shared/letter/turns.ts"
import { plain } from "../../shared/text/runs.ts"
import { Menu } from "../design/Menu.tsx"
import { TheirPosition } from "../opponent/TheirPosition.tsx"
import { MyPosition } from "../position/MyPosition.tsx"
import { IssueActions } from "../turn/IssueActions.tsx"
import { TurnChip } from "../turn/TurnChip.tsx"
import type { IssueTurn } from "../turn/turnview.ts"
import { useDesk } from "./desk.ts"
import { JointChanges } from "./JointText.tsx"
import { issueElement } from "./places.ts"
import { Words } from "./Words.tsx"
import { WithdrawIssue } from "./WithdrawIssue.tsx"
import styles from "./Issue.module.css"

interface IssueBlockProps {
  readonly issue: Issue
  readonly turn: IssueTurn
  readonly onTimeline: () => void
}

/** One disputed point: heading, the request at stake, the mover's position, directly beneath it the other side's. */
export function IssueBlock({ issue, turn, onTimeline }: IssueBlockProps) {
  const { letter, me, canDraft } = useDesk()
  const [proposes, setProposes] = useState<"heading" | "request" | null>(null)
  const [withdraws, setWithdraws] = useState(false)
  const { number } = turn
  const heading = headingOf(letter, issue)
  const requestText = requestTextOf(letter, issue)
  const isMine = turn.turn === me.side
  const isOver = issue.ending !== null
  return (
    <section id={issueElement(issue.id)} data-issue={issue.id} className={styles.issue} data-over={isOver || undefined} tabIndex={-1}
      aria-label={number === null ? `Withdrawn issue: ${plain(heading)}` : `Issue ${number}: ${plain(heading)}`}>
      <header className={styles.head}>
        <h2 className={styles.heading}>
          {number !== null && <span className={styles.number}>{number}.</span>} <Words runs={heading} />
        </h2>
        <div className={styles.side}>
          <TurnChip turn={turn} mine={isMine} />
          <Menu label={`More for issue ${number ?? ""}`} iconOnly size="small" variant="quiet" align="end"
            items={[
              { label: "Revisions and changes", icon: <History aria-hidden />, onSelect: onTimeline },
              ...(isOver || !canDraft ? [] : [
                { label: "Propose another heading", icon: <Pencil aria-hidden />, apart: true, onSelect: () => setProposes("heading" as const) },
                { label: "Propose other request words", icon: <Pencil aria-hidden />, onSelect: () => setProposes("request" as const) },
                { label: "Withdraw this issue", icon: <Undo2 aria-hidden />, apart: true, onSelect: () => setWithdraws(true),
                  why: issue.mover === me.side ? null : `Only ${letter.sides[issue.mover].party} can: it raised the issue.` },
              ]),
            ]}>
            <MoreHorizontal aria-hidden />
          </Menu>
        </div>
      </header>
      <JointChanges part={`heading:${issue.id}`} name="heading" isProposing={proposes === "heading"} onProposing={(on) => setProposes(on ? "heading" : null)} />
      {issue.request && <p className={styles.request}>{requestLabel(issue.request)}</p>}
      {!isBlank(requestText) && <blockquote className={styles.quoted}><Words runs={requestText} /></blockquote>}
      <JointChanges part={`request:${issue.id}`} name="request" isProposing={proposes === "request"} onProposing={(on) => setProposes(on ? "request" : null)} />
      <div className={styles.positions}>
        {[issue.mover, opponent(issue.mover)].filter((side) => !isOver || positionOf(issue, side)).map((side) =>
          side === me.side ? <MyPosition key={side} issue={issue} number={number} /> : <TheirPosition key={side} issue={issue} number={number} />,
        )}
      </div>
      <IssueActions issue={issue} turn={turn} />
      <WithdrawIssue issue={issue} number={number} isOpen={withdraws} onClose={() => setWithdraws(false)} />
    </section>
  )
}
