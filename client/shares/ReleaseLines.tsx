import { useState } from "react"
import type { Command } from "../../shared/letter/command.ts"
import { Button } from "../design/Button.tsx"
import { Dialog } from "../design/Dialog.tsx"
import { TextField } from "../design/TextField.tsx"
import { toast } from "../design/toast.ts"
import { RefusalWords, useGiving } from "../letter/giving.tsx"
import { useJudged } from "../letter/judged.ts"
import { counted } from "../letter/words.ts"
import { RuleSource } from "../turn/RuleSource.tsx"
import { releaseWords, type SharesView } from "./sharesview.ts"
import styles from "./Shares.module.css"

interface ReleaseLinesProps {
  readonly view: SharesView
  readonly onClose: () => void
}

/** Gives lines of one's own share to the other side, after saying what that means: it is final. [L5] */
export function ReleaseLines({ view, onClose }: ReleaseLinesProps) {
  const { give, isBusy, refusal } = useGiving()
  const [typed, setTyped] = useState("")
  const { mine, theirs } = view
  const lines = Number(typed)
  const isNumber = /^\d{1,3}$/.test(typed) && lines > 0
  const command: Command = { type: "release-lines", lines: isNumber ? lines : 1 }
  const { why, rule, source } = useJudged(command)
  const release = async () => {
    if (!isNumber || why || !(await give(command))) return
    toast(`${counted(lines, "line")} released to ${theirs.party}.`)
    onClose()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      width="narrow"
      title="Release lines of your share"
      text={`${theirs.party} may then fill them. Lines released are not taken back, and the record shows it.`}
      actions={
        <>
          <Button onClick={onClose}>Keep them</Button>
          <Button
            variant="primary"
            why={isNumber ? why : "Say how many lines."}
            busy={isBusy && "Releasing…"}
            onClick={() => void release()}
          >
            {isNumber ? `Release ${counted(lines, "line")}` : "Release lines"}
          </Button>
        </>
      }
    >
      <form className={styles.release} onSubmit={(event) => (event.preventDefault(), void release())}>
        <TextField
          label="Lines"
          inputMode="numeric"
          autoComplete="off"
          hint={`You have ${counted(mine.unused, "line")} unused.`}
          value={typed}
          onChange={(event) => setTyped(event.target.value.trim())}
        />
      </form>
      <p className={styles.effect} aria-live="polite">
        {isNumber && (why ?? releaseWords(view, lines))} {isNumber && why && <RuleSource rule={rule} source={source} />}
      </p>
      <RefusalWords refusal={refusal} />
    </Dialog>
  )
}
