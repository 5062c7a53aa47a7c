import { useMemo } from "react"
import type { Ending, Issue } from "../../shared/letter/letter.ts"
import { Button } from "../design/Button.tsx"
import { Dialog } from "../design/Dialog.tsx"
import { toast } from "../design/toast.ts"
import { linesWords, useLinesBack } from "../resolution/lines.ts"
import { RefusalWords, useGiving } from "./giving.tsx"

interface WithdrawIssueProps {
  readonly issue: Issue
  readonly number: number | null
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** Takes an issue out of the dispute, after saying what that means. [T6] */
export function WithdrawIssue({ issue, number, isOpen, onClose }: WithdrawIssueProps) {
  const { give, isBusy, refusal } = useGiving()
  const ending = useMemo<Ending | null>(() => (isOpen ? { kind: "withdrawn", act: issue.raised } : null), [isOpen, issue.raised])
  const lines = useLinesBack(issue, ending)
  const withdraw = async () => {
    if (!(await give({ type: "withdraw-issue", issue: issue.id }))) return
    toast(`Issue ${number} is withdrawn.`)
    onClose()
  }
  return (
    <Dialog
      open={isOpen}
      onClose={onClose}
      width="narrow"
      title={`Withdraw issue ${number}?`}
      text={`It leaves the letter and ${linesWords(lines)}. The record keeps what was said. To bring it back, raise it anew.`}
      actions={
        <>
          <Button onClick={onClose}>Keep it</Button>
          <Button variant="danger" busy={isBusy && "Withdrawing…"} onClick={() => void withdraw()}>
            Withdraw issue
          </Button>
        </>
      }
    >
      <RefusalWords refusal={refusal} />
    </Dialog>
  )
}
