import { Plus } from "lucide-react"
import { may } from "../../shared/letter/roles.ts"
import { Approval } from "../approval/Approval.tsx"
import { EmptyState } from "../design/EmptyState.tsx"
import { Introduction } from "../joint/Introduction.tsx"
import { OrderChanges } from "../joint/OrderChanges.tsx"
import { StrandedWords } from "../position/StrandedWords.tsx"
import { GoneNotice } from "../record/GoneNotice.tsx"
import { turnView } from "../turn/turnview.ts"
import { AddIssue } from "./AddIssue.tsx"
import { useDesk } from "./desk.ts"
import { FormButton } from "./FormButton.tsx"
import { IssueBlock } from "./IssueBlock.tsx"
import { UnsentWords } from "./UnsentWords.tsx"
import styles from "./Sheet.module.css"

interface SheetProps {
  readonly isAdding: boolean
  readonly onAdding: (isAdding: boolean) => void
  readonly onTimeline: (issue: string) => void
  readonly onComments: (issue: string) => void
  /** Null where there is nothing to order, or one may not. */
  readonly onOrder: (() => void) | null
  readonly onPages: () => void
  readonly onCalls: () => void
}

/** The letter itself: to whom, about what, the introduction, and the issues in order. */
export function LetterSheet({ isAdding, onAdding, onTimeline, onComments, onOrder, onPages, onCalls }: SheetProps) {
  const { letter, events, me, canDraft } = useDesk()
  const { issues } = turnView(letter, me)
  const mayAdd = canDraft && may(me.role, "add-issue")
  return (
    <article className={styles.sheet} aria-label="The letter">
      <header className={styles.head}>
        <p>{letter.matter.judge}</p>
        <p>{letter.matter.court}</p>
        <p className={styles.re}>
          Re: <strong>{letter.matter.caption}</strong>, {letter.matter.caseNumber}
        </p>
      </header>
      <GoneNotice letter={letter} events={events} />
      <StrandedWords />
      <UnsentWords />
      <Introduction />
      <OrderChanges onOrder={() => onOrder?.()} />
      {letter.issues.map((issue, i) => (
        <IssueBlock
          key={issue.id}
          issue={issue}
          turn={issues[i]!}
          onTimeline={() => onTimeline(issue.id)}
          onComments={() => onComments(issue.id)}
          onOrder={onOrder}
        />
      ))}
      {letter.issues.length === 0 && !isAdding && (
        <EmptyState
          title="No issues yet"
          action={
            mayAdd && (
              <FormButton place="issue" variant="primary" icon={<Plus aria-hidden />} onClick={() => onAdding(true)}>
                Add the first issue
              </FormButton>
            )
          }
        >
          An issue is one disputed point: a heading, the request at stake, and beneath it a sentence or two from each side.
        </EmptyState>
      )}
      {isAdding && <AddIssue onDone={() => onAdding(false)} />}
      {letter.issues.length > 0 && !isAdding && mayAdd && (
        <FormButton place="issue" icon={<Plus aria-hidden />} onClick={() => onAdding(true)}>
          Add an issue
        </FormButton>
      )}
      {letter.issues.length > 0 && <Approval onPages={onPages} onCalls={onCalls} />}
    </article>
  )
}
