import { Lock, Users } from "lucide-react"
import { useState } from "react"
import type { Command } from "../../shared/letter/command.ts"
import type { Runs } from "../../shared/text/runs.ts"
import { Button } from "../design/Button.tsx"
import { Select } from "../design/TextField.tsx"
import { announce } from "../design/announcer.ts"
import { useDesk } from "../letter/desk.ts"
import { RefusalWords, useGiving } from "../letter/giving.tsx"
import { useJudged } from "../letter/judged.ts"
import { useKeptForm } from "../letter/keptform.ts"
import { RunsField } from "../position/RunsField.tsx"
import { AudienceMark } from "./Audience.tsx"
import { aboutWords, type Audience } from "./commentsview.ts"
import { useReaders } from "./readers.ts"
import styles from "./Comments.module.css"

/** The button that sends a remark says to whom. */
export const SEND: Readonly<Record<Audience, string>> = { side: "Note for our side only", both: "Comment to both sides" }

const NOTHING: Runs = []

interface ComposerProps {
  readonly audience: Audience
  /** The issue it begins with; null for the letter as a whole. */
  readonly issue: string | null
  readonly onDone: () => void
}

/** Where one writes a remark: on the ground of its audience, which is named above, beneath, and on the button. */
export function Composer({ audience, issue: first, onDone }: ComposerProps) {
  const { letter } = useDesk()
  const { give, isBusy, refusal } = useGiving()
  const readers = useReaders(audience)
  const form = useKeptForm(`comment/${audience}`, { issue: first, runs: NOTHING }, ({ runs }) => runs)
  const { issue, runs } = form.value
  const [notice, setNotice] = useState<string | null>(null)
  const command: Command = { type: "comment", runs, audience, ...(issue !== null && { issue }) }
  const { why, code } = useJudged(command)
  const isEmpty = code === "nothing-to-say"
  const send = async () => {
    if (why || !(await form.send((naming) => give(command, naming)))) return
    announce(audience === "side" ? "Note kept for our side only." : "Comment sent to both sides.")
    onDone()
  }
  const cancel = () => {
    form.drop()
    onDone()
  }
  return (
    <form
      className={styles.composer}
      data-audience={audience}
      aria-label={SEND[audience]}
      onSubmit={(event) => (event.preventDefault(), void send())}
    >
      <AudienceMark audience={audience} />
      <p className={styles.readers}>{readers}</p>
      <Select label="About" value={issue ?? ""} onChange={(event) => form.set({ issue: event.target.value || null, runs })}>
        <option value="">{aboutWords(letter, null)}</option>
        {letter.issues.map(({ id }) => (
          <option key={id} value={id}>
            {aboutWords(letter, id)}
          </option>
        ))}
      </Select>
      <RunsField
        label={audience === "side" ? "Note" : "Comment"}
        start={runs}
        error={notice}
        takesFocus
        onChange={(now) => form.set({ issue, runs: now })}
        onNotice={setNotice}
        onSubmit={() => void send()}
      />
      {why && !isEmpty && <p className={styles.why}>{why}</p>}
      <RefusalWords refusal={refusal} />
      <div className={styles.row}>
        <Button
          type="submit"
          variant="primary"
          size="small"
          icon={audience === "side" ? <Lock aria-hidden /> : <Users aria-hidden />}
          why={isEmpty ? "Write it first." : why}
          busy={isBusy && "Sending…"}
        >
          {SEND[audience]}
        </Button>
        <Button variant="quiet" size="small" onClick={cancel}>
          Cancel
        </Button>
      </div>
    </form>
  )
}
