import { useState } from "react"
import type { Issue } from "../../shared/letter/letter.ts"
import { opponent } from "../../shared/letter/side.ts"
import { Button } from "../design/Button.tsx"
import { toast } from "../design/toast.ts"
import { useDesk } from "../letter/desk.ts"
import { RefusalWords, useGiving } from "../letter/giving.tsx"
import { useJudged } from "../letter/judged.ts"
import { useKeptRuns } from "../letter/keptform.ts"
import { RunsField } from "../position/RunsField.tsx"
import styles from "./Resolution.module.css"

/** A field for terms that would settle the issue. Begins with those on the table, so that a counter-offer changes them. [T6] */
export function OfferTerms({ issue, onDone }: { readonly issue: Issue; readonly onDone: () => void }) {
  const { letter, me } = useDesk()
  const { give, isBusy, refusal } = useGiving()
  const form = useKeptRuns(`terms/${issue.id}`, issue.offer?.terms ?? [])
  const terms = form.value
  const [notice, setNotice] = useState<string | null>(null)
  const { why } = useJudged({ type: "propose-resolution", issue: issue.id, terms })
  const them = letter.sides[opponent(me.side)].party
  const isCounter = issue.offer !== null && issue.offer.act.by.side !== me.side
  const send = async () => {
    if (why || !(await form.send((naming) => give({ type: "propose-resolution", issue: issue.id, terms }, naming)))) return
    toast(`Offered. ${them} accepts, declines or answers with other terms.`)
    onDone()
  }
  const cancel = () => {
    form.drop()
    onDone()
  }
  return (
    <section className={styles.form} aria-label="Terms to settle this issue">
      <RunsField
        label={isCounter ? "Your terms instead" : "Terms that would settle this issue"}
        hint={`What each side does, and by when. ${them} reads it, and it stays in the record; it is in the letter only if this court lists what was agreed.`}
        error={notice}
        start={terms}
        takesFocus
        onChange={form.set}
        onNotice={setNotice}
        onSubmit={() => void send()}
      />
      {isCounter && <p className={styles.note}>{them} sees that its own offer is declined by this.</p>}
      <RefusalWords refusal={refusal} />
      <div className={styles.row}>
        <Button variant="primary" size="small" why={why} busy={isBusy && "Offering…"} onClick={() => void send()}>
          Offer these terms
        </Button>
        <Button size="small" variant="quiet" onClick={cancel}>
          Cancel
        </Button>
      </div>
    </section>
  )
}
