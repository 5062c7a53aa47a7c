import { Download, Gavel } from "lucide-react"
import { useId, useState } from "react"
import { may } from "../../shared/letter/roles.ts"
import { unmarked } from "../../shared/text/runs.ts"
import { path } from "../api/request.ts"
import { useForm } from "../app/form.ts"
import { deskMinute } from "../calls/callform.ts"
import { Button, buttonClass } from "../design/Button.tsx"
import { Dialog } from "../design/Dialog.tsx"
import { TextField } from "../design/TextField.tsx"
import { useNow } from "../design/Time.tsx"
import { toast } from "../design/toast.ts"
import { sendKept } from "../keep/keptform.ts"
import { useDesk } from "../letter/desk.ts"
import { FormButton } from "../letter/FormButton.tsx"
import { RefusalWords } from "../letter/giving.tsx"
import { useKeptForm } from "../letter/keptform.ts"
import { filingCommand, filingFaults, filingWords, type FilingDraft } from "./filingform.ts"
import styles from "./Filing.module.css"

/** What is left to do with a final letter: take the PDF to the court's docket, and record its number here. [S5] */
export function Filing() {
  const { letter, me } = useDesk()
  const [isRecording, setRecording] = useState(false)
  return (
    <div className={styles.filing}>
      <ol className={styles.steps}>
        <li>
          <p>Export the final PDF. It bears both signatures and no DRAFT.</p>
          <a className={buttonClass({ variant: "primary" })} href={path`/api/letters/${letter.id}/letter.pdf`} download>
            <Download aria-hidden /> Export final PDF
          </a>
        </li>
        <li>
          <p>File it on the court’s docket. The requesting side files; this program does not.</p>
        </li>
        <li>
          <p>Record the docket number here. That closes the letter for both sides.</p>
          {may(me.role, "mark-filed") && (
            <FormButton place="filing" icon={<Gavel aria-hidden />} onClick={() => setRecording(true)}>
              Record the filing
            </FormButton>
          )}
          {isRecording && <FilingForm onClose={() => setRecording(false)} />}
        </li>
      </ol>
    </div>
  )
}

/** The docket number and the moment, and what the record will say of them. */
function FilingForm({ onClose }: { readonly onClose: () => void }) {
  const { letter, give } = useDesk()
  const now = useNow()
  const id = useId()
  const kept = useKeptForm<FilingDraft>("filing", () => ({ ecf: "", at: deskMinute(now) }), ({ ecf }) => unmarked(ecf), { keepsChoices: true })
  const form = useForm<FilingDraft>({
    initial: kept.value,
    onChange: kept.set,
    check: (draft) => filingFaults(draft, now),
    send: async (draft) => {
      const answer = await sendKept(kept, (naming) => give(filingCommand(draft), naming))
      if (answer.ok) toast("The filing is recorded. The letter is closed.")
      return answer.ok ? null : answer.refusal
    },
  })
  const words = filingWords(letter, form.values)
  return (
    <Dialog
      open
      onClose={onClose}
      title="Record the filing"
      text="This closes the letter for both sides: a filed letter refuses every change. Everything stays readable."
      actions={
        <>
          <Button onClick={() => (kept.drop(), onClose())}>Not yet</Button>
          <Button type="submit" form={id} variant="primary" busy={form.busy && "Recording…"}>
            Record and close the letter
          </Button>
        </>
      }
    >
      <form id={id} className={styles.form} onSubmit={form.onSubmit} noValidate aria-label="Record the filing">
        <div className={styles.fields}>
          <TextField label="ECF number" inputMode="numeric" autoComplete="off" {...form.field("ecf")} />
          <TextField label="Filed on" hint="By the clock of this desk." type="datetime-local" {...form.field("at")} />
        </div>
        {words && <p className={styles.words}>The record will say: {words}.</p>}
        <RefusalWords refusal={form.refusal} />
      </form>
    </Dialog>
  )
}
