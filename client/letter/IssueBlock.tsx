import { useState } from "react"
import type { Issue } from "../../shared/letter/letter.ts"
import { opponent } from "../../shared/letter/side.ts"
import { capital } from "../../shared/letter/speech.ts"
import { isBlank } from "../../shared/letter/tidy.ts"
import { headingOf, positionOf, requestLabel, requestTextOf } from "../../shared/letter/turns.ts"
import { plain } from "../../shared/text/runs.ts"
import { Badge } from "../design/Badge.tsx"
import { TheirPosition } from "../opponent/TheirPosition.tsx"
import { MyPosition } from "../position/MyPosition.tsx"
import { Resolution } from "../resolution/Resolution.tsx"
import { IssueActions } from "../turn/IssueActions.tsx"
import { TurnChip } from "../turn/TurnChip.tsx"
import type { IssueTurn } from "../turn/turnview.ts"
import { useDesk } from "./desk.ts"
import { IssueMenu } from "./IssueMenu.tsx"
import { JointChanges } from "../joint/JointChanges.tsx"
import { calledOf } from "./numbers.ts"
import { issueElement } from "./places.ts"
import { WithdrawIssue } from "./WithdrawIssue.tsx"
import { Words } from "./Words.tsx"
import styles from "./Issue.module.css"

interface IssueBlockProps {
  readonly issue: Issue
  readonly turn: IssueTurn
  readonly onTimeline: () => void
  readonly onComments: () => void
  readonly onOrder: (() => void) | null
}

/** One disputed point: heading, the request at stake, the mover's position, directly beneath it the other side's. */
export function IssueBlock({ issue, turn, onTimeline, onComments, onOrder }: IssueBlockProps) {
  const { letter, me } = useDesk()
  const [proposes, setProposes] = useState<"heading" | "request" | null>(null)
  const [isOffering, setOffering] = useState(false)
  const [withdraws, setWithdraws] = useState(false)
  const { number } = turn
  const heading = headingOf(letter, issue)
  const changes = (part: "heading" | "request") => (
    <JointChanges
      part={`${part}:${issue.id}`}
      name={part === "request" ? "quoted request" : part}
      isProposing={proposes === part}
      onProposing={(isProposing) => setProposes(isProposing ? part : null)}
    />
  )
  return (
    <section
      id={issueElement(issue.id)}
      data-issue={issue.id}
      className={styles.issue}
      data-over={issue.ending !== null || undefined}
      tabIndex={-1}
      aria-label={`${capital(calledOf(issue, number).replace(/^a /, ""))}: ${plain(heading)}`}
    >
      <header className={styles.head}>
        <h2 className={styles.heading}>
          {number !== null && <span className={styles.number}>{number}.</span>} <Words runs={heading} />
        </h2>
        <div className={styles.side}>
          {issue.offer && issue.offer.act.by.side !== me.side && <Badge tone="strong">Terms offered</Badge>}
          <TurnChip turn={turn} mine={turn.turn === me.side} />
          <IssueMenu
            issue={issue}
            number={number}
            onTimeline={onTimeline}
            onComments={onComments}
            onOrder={onOrder}
            onPropose={setProposes}
            onOffer={() => setOffering(true)}
            onWithdraw={() => setWithdraws(true)}
          />
        </div>
      </header>
      {changes("heading")}
      <AtStake issue={issue} />
      {changes("request")}
      <Positions issue={issue} number={number} />
      <Resolution issue={issue} number={number} isOffering={isOffering} onOffering={setOffering} />
      <IssueActions issue={issue} turn={turn} onOffer={() => setOffering(true)} />
      <WithdrawIssue issue={issue} number={number} isOpen={withdraws} onClose={() => setWithdraws(false)} />
    </section>
  )
}

/** The request that is at stake, and its own words. */
function AtStake({ issue }: { readonly issue: Issue }) {
  const { letter } = useDesk()
  const words = requestTextOf(letter, issue)
  return (
    <>
      {issue.request && <p className={styles.request}>{requestLabel(issue.request)}</p>}
      {!isBlank(words) && (
        <blockquote className={styles.quoted}>
          <Words runs={words} />
        </blockquote>
      )}
    </>
  )
}

/** The mover's position first. Of an issue that has ended only what was said, and what I had written. */
function Positions({ issue, number }: { readonly issue: Issue; readonly number: number | null }) {
  const { me } = useDesk()
  const sides = [issue.mover, opponent(issue.mover)].filter(
    (side) => !issue.ending || side === me.side || positionOf(issue, side),
  )
  return (
    <div className={styles.positions}>
      {sides.map((side) => {
        const Position = side === me.side ? MyPosition : TheirPosition
        return <Position key={side} issue={issue} number={number} />
      })}
    </div>
  )
}
