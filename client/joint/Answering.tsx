import { Check, X } from "lucide-react"
import { useEffect, useRef, useState } from "react"
import type { Command } from "../../shared/letter/command.ts"
import { MAX_WORDS } from "../../shared/letter/limits.ts"
import { Button } from "../design/Button.tsx"
import { TextField } from "../design/TextField.tsx"
import { toast } from "../design/toast.ts"
import { RefusalWords, useGiving } from "../letter/giving.tsx"
import { FormButton } from "../letter/FormButton.tsx"
import { useJudged } from "../letter/judged.ts"
import { useKeptText } from "../letter/keptform.ts"
import { RuleSource } from "../turn/RuleSource.tsx"
import styles from "./Joint.module.css"

interface AnsweringProps {
  readonly proposal: string
  /** "introduction": what is changed when it is accepted. */
  readonly name: string
}

/** Accept, or reject with words. Why it cannot be accepted (no role, no room on the page) is said before the click. [A3, L1] */
export function Answering({ proposal, name }: AnsweringProps) {
  const { give, isBusy, refusal } = useGiving()
  const acceptance: Command = { type: "accept-joint", proposal }
  const accepting = useJudged(acceptance)
  const rejecting = useJudged({ type: "reject-joint", proposal })
  const [isRejecting, setRejecting] = useState(false)
  const accept = async () => (await give(acceptance)) && toast(`The ${name} is changed.`)
  if (isRejecting) return <Rejecting proposal={proposal} onCancel={() => setRejecting(false)} />
  return (
    <div className={styles.answer}>
      <div className={styles.row}>
        <Button
          variant="primary"
          size="small"
          icon={<Check aria-hidden />}
          why={accepting.why}
          busy={isBusy && "Accepting…"}
          onClick={() => void accept()}
        >
          Accept
        </Button>
        <FormButton
          place={`reject/${proposal}`}
          size="small"
          icon={<X aria-hidden />}
          why={rejecting.why}
          onClick={() => setRejecting(true)}
        >
          Reject…
        </FormButton>
      </div>
      {accepting.why && (
        <p className={styles.why}>
          {accepting.why} <RuleSource rule={accepting.rule} source={accepting.source} />
        </p>
      )}
      <RefusalWords refusal={refusal} />
    </div>
  )
}

function Rejecting({ proposal, onCancel }: { readonly proposal: string; readonly onCancel: () => void }) {
  const { give, isBusy, refusal } = useGiving()
  const form = useKeptText(`reject/${proposal}`)
  const element = useRef<HTMLFormElement>(null)
  useEffect(() => element.current?.querySelector("input")?.focus(), [])
  const reject = async () => {
    const why = form.value.trim()
    const isDone = await form.send((naming) => give({ type: "reject-joint", proposal, ...(why && { words: why }) }, naming))
    if (isDone) toast("Rejected. The proposal stays visible.")
  }
  return (
    <form
      ref={element}
      className={styles.answer}
      aria-label="Rejection"
      onSubmit={(event) => (event.preventDefault(), void reject())}
    >
      <TextField
        label="Why not"
        optional
        hint="Stands beside the proposal for both sides, and in the record."
        value={form.value}
        maxLength={MAX_WORDS}
        onChange={(event) => form.set(event.target.value)}
      />
      <RefusalWords refusal={refusal} />
      <div className={styles.row}>
        <Button type="submit" variant="primary" size="small" busy={isBusy && "Rejecting…"}>
          Reject the proposal
        </Button>
        <Button size="small" variant="quiet" onClick={() => (form.drop(), onCancel())}>
          Cancel
        </Button>
      </div>
    </form>
  )
}
