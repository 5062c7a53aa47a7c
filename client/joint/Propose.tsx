import { Users } from "lucide-react"
import { useState } from "react"
import { hasContent, readPart, writePart } from "../../shared/draft/position.ts"
import type { Command } from "../../shared/letter/command.ts"
import { opponent } from "../../shared/letter/side.ts"
import type { Runs } from "../../shared/text/runs.ts"
import { Button } from "../design/Button.tsx"
import { toast } from "../design/toast.ts"
import { useDesk } from "../letter/desk.ts"
import { RefusalWords, useGiving } from "../letter/giving.tsx"
import { useJudged } from "../letter/judged.ts"
import { useKeptRuns } from "../letter/keptform.ts"
import { RunsField } from "../position/RunsField.tsx"
import styles from "./Joint.module.css"

interface ProposeProps {
  readonly part: string
  readonly name: string
  /** What the field begins with. */
  readonly start: Runs
  readonly onDone: () => void
  /** The words have gone into the draft that both sides write. */
  readonly onTogether: () => void
}

/** A field for other words of the joint text, which the other side then accepts or rejects. [A3] */
export function Propose({ part, name, start, onDone, onTogether }: ProposeProps) {
  const { letter, me, joint } = useDesk()
  const { give, isBusy, refusal } = useGiving()
  const form = useKeptRuns(`joint/${part}`, start)
  const runs = form.value
  const [notice, setNotice] = useState<string | null>(null)
  const command: Command = { type: "propose-joint", part, runs }
  const { why } = useJudged(command)
  const them = letter.sides[opponent(me.side)].party
  const send = async () => {
    if (why || !(await form.send((naming) => give(command, naming)))) return
    toast(`Proposed. ${them} accepts or rejects it.`)
    onDone()
  }
  const cancel = () => {
    form.drop()
    onDone()
  }
  const share = () => {
    // What is there already is both sides' work, and stays; then these words wait here.
    if (joint.doc && !hasContent(readPart(joint.doc, part))) {
      writePart(joint.doc, part, runs)
      form.drop()
    }
    onTogether()
  }
  return (
    <section className={styles.propose} aria-label={`Proposal for the ${name}`}>
      <RunsField
        label={`Propose another ${name}`}
        hint={`${them} sees it once you propose it, and accepts or rejects it. Until then the letter keeps what it has.`}
        error={notice}
        start={runs}
        takesFocus
        onChange={form.set}
        onNotice={setNotice}
        onSubmit={() => void send()}
        size={name === "heading" ? "line" : "text"}
      />
      <RefusalWords refusal={refusal} />
      <div className={styles.row}>
        <Button variant="primary" size="small" why={why} busy={isBusy && "Proposing…"} onClick={() => void send()}>
          Propose
        </Button>
        <Button
          size="small"
          icon={<Users aria-hidden />}
          why={joint.isReady ? null : "The shared draft has not come yet."}
          hint={`Puts these words into a draft that ${them} sees as you type, and writes too.`}
          onClick={share}
        >
          Write it together
        </Button>
        <Button size="small" variant="quiet" onClick={cancel}>
          Cancel
        </Button>
      </div>
    </section>
  )
}
