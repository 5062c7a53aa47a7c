import { Plus } from "lucide-react"
import { useState } from "react"
import type { Request } from "../../shared/letter/letter.ts"
import { MAX_LINE } from "../../shared/letter/limits.ts"
import { isBlank } from "../../shared/letter/tidy.ts"
import { unmarked, type Runs } from "../../shared/text/runs.ts"
import { Button } from "../design/Button.tsx"
import { TextField } from "../design/TextField.tsx"
import { toast } from "../design/toast.ts"
import { RunsField } from "../position/RunsField.tsx"
import { RefusalWords, useGiving } from "./giving.tsx"
import { inOne, useKeptForm } from "./keptform.ts"
import { goToIssue } from "./places.ts"
import styles from "./AddIssue.module.css"

/** What requests are called most often; any other word may be written. */
const KINDS = [
  "Interrogatory",
  "Request for Production",
  "Request for Admission",
  "Deposition Notice",
  "Rule 30(b)(6) Topic",
  "Subpoena",
  "Privilege Log",
]
const NOTHING: Runs = []

interface Draft {
  readonly heading: Runs
  readonly kind: string
  readonly numbers: string
  readonly set: string
  readonly text: Runs
}
const EMPTY: Draft = { heading: NOTHING, kind: "", numbers: "", set: "", text: NOTHING }

function requestOf({ kind, numbers, set, text }: Draft): Request | undefined {
  const isAny = [kind, numbers, set].some((part) => part.trim() !== "") || !isBlank(text)
  return isAny
    ? { kind: kind.trim(), ...(numbers.trim() && { numbers }), ...(set.trim() && { set }), ...(!isBlank(text) && { text }) }
    : undefined
}

const wordsOf = ({ heading, kind, numbers, set, text }: Draft): Runs =>
  inOne([heading, ...[kind, numbers, set].map(unmarked), text])

/** A new disputed point: its heading, and the request it is about. */
export function AddIssue({ onDone }: { readonly onDone: () => void }) {
  const { give, isBusy, refusal } = useGiving()
  const form = useKeptForm("issue", EMPTY, wordsOf)
  const draft = form.value
  const [tried, setTried] = useState(false)
  const set = (change: Partial<Draft>) => form.set({ ...draft, ...change })
  const request = requestOf(draft)
  const noHeading = isBlank(draft.heading) ? "Write a heading: what is in dispute, in one line." : null
  const noKind = request && !draft.kind.trim() ? "Say what kind of request it is." : null
  const send = async () => {
    setTried(true)
    if (noHeading || noKind) return
    if (!(await form.send((naming) => give({ type: "add-issue", heading: draft.heading, ...(request && { request }) }, naming)))) return
    toast("Issue added. Now write your position on it.")
    onDone()
    requestAnimationFrame(() =>
      goToIssue([...document.querySelectorAll("[data-issue]")].at(-1)?.getAttribute("data-issue") ?? ""),
    )
  }
  const cancel = () => {
    form.drop()
    onDone()
  }
  return (
    <form className={styles.form} aria-label="New issue" onSubmit={(event) => (event.preventDefault(), void send())}>
      <h2>New issue</h2>
      <RunsField
        label="Heading"
        size="line"
        takesFocus
        start={draft.heading}
        error={tried ? noHeading : null}
        hint="Neutral and short, as both sides would say it: “Production of the warranty database”."
        onChange={(heading) => set({ heading })}
        onSubmit={() => void send()}
      />
      <RequestFields draft={draft} noKind={tried ? noKind : null} onChange={set} />
      <RunsField
        label="The request in its own words"
        start={draft.text}
        onChange={(text) => set({ text })}
        onSubmit={() => void send()}
        hint="Printed under the heading. It takes room on the page."
      />
      <RefusalWords refusal={refusal} />
      <div className={styles.row}>
        <Button type="submit" variant="primary" icon={<Plus aria-hidden />} busy={isBusy && "Adding…"}>
          Add issue
        </Button>
        <Button variant="quiet" onClick={cancel}>
          Cancel
        </Button>
      </div>
    </form>
  )
}

interface RequestFieldsProps {
  readonly draft: Draft
  readonly noKind: string | null
  readonly onChange: (change: Partial<Draft>) => void
}

/** What is printed on one line under the heading: "Interrogatory No. 4, First Set". */
function RequestFields({ draft, noKind, onChange }: RequestFieldsProps) {
  const field = (name: "kind" | "numbers" | "set") => ({
    value: draft[name],
    maxLength: MAX_LINE,
    onChange: (event: { readonly target: { readonly value: string } }) => onChange({ [name]: event.target.value }),
  })
  return (
    <fieldset className={styles.request}>
      <legend>The request at stake, if there is one</legend>
      <TextField label="Kind of request" list="request-kinds" error={noKind} {...field("kind")} />
      <datalist id="request-kinds">
        {KINDS.map((kind) => (
          <option key={kind}>{kind}</option>
        ))}
      </datalist>
      <TextField label="Numbers" placeholder="No. 4" {...field("numbers")} />
      <TextField label="Set or notice" placeholder="First Set" {...field("set")} />
    </fieldset>
  )
}
