import { Phone } from "lucide-react"
import { useId, useRef, useState } from "react"
import { flushSync } from "react-dom"
import type { Mode } from "../../shared/court/profile.ts"
import { MAX_LINE, MAX_WORDS } from "../../shared/letter/limits.ts"
import { opponent, type Side } from "../../shared/letter/side.ts"
import { capital, MODE_WORDS } from "../../shared/letter/speech.ts"
import { headingOf } from "../../shared/letter/turns.ts"
import { plain } from "../../shared/text/runs.ts"
import { Button } from "../design/Button.tsx"
import { Dialog } from "../design/Dialog.tsx"
import { SideName } from "../design/SideName.tsx"
import { Select, TextArea, TextField } from "../design/TextField.tsx"
import { toast } from "../design/toast.ts"
import { useDesk } from "../letter/desk.ts"
import { RefusalWords, useGiving } from "../letter/giving.tsx"
import { useKeptForm } from "../letter/keptform.ts"
import { numbered } from "../letter/numbers.ts"
import { callCommand, callFaults, callWords, emptyCall, type CallDraft, type CallFaults } from "./callform.ts"
import { modeProblem } from "./callsview.ts"
import styles from "./LogCall.module.css"

const MODES: readonly Mode[] = ["phone", "video", "in-person"]

interface LogCallProps {
  readonly isOpen: boolean
  readonly onClose: () => void
  /** What is known already, such as by the clock of a call that has just ended. */
  readonly start?: Partial<CallDraft>
  /** After it has been logged. */
  readonly onLogged?: () => void
}

/** Writes a call down; the other side is then asked whether it was so. [C1] */
export function LogCall({ isOpen, ...rest }: LogCallProps) {
  return isOpen ? <OpenLogCall {...rest} /> : null
}

function OpenLogCall({ onClose, start, onLogged }: Omit<LogCallProps, "isOpen">) {
  const { letter, me } = useDesk()
  const { give, isBusy, refusal } = useGiving()
  const kept = useKeptForm<CallDraft>("call", () => emptyCall(letter, me, Date.now()), callWords, { keepsChoices: true })
  // What is known of this call goes before what was filled in of one that was not logged.
  const [draft, setDraft] = useState<CallDraft>(() => ({ ...kept.value, ...start }))
  const [faults, setFaults] = useState<CallFaults>({})
  const other = letter.sides[opponent(me.side)].party
  const set = (change: Partial<CallDraft>) => {
    const now = { ...draft, ...change }
    setDraft(now)
    kept.set(now)
    setFaults({})
  }
  const form = useRef<HTMLFormElement>(null)
  const log = async () => {
    const found = callFaults(draft, letter, Date.now())
    flushSync(() => setFaults(found))
    const wrong = form.current?.querySelector<HTMLElement>("[aria-invalid]")
    ;(wrong instanceof HTMLFieldSetElement ? wrong.querySelector("input") : wrong)?.focus()
    if (Object.keys(found).length > 0 || !(await kept.send((naming) => give(callCommand(draft), naming)))) return
    toast(`Call logged. ${other} is asked to confirm it.`)
    onClose()
    onLogged?.()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title="Log a call"
      text={`${other} confirms it, or says how it was otherwise. Until then it counts for nothing.`}
      actions={
        <>
          <Button onClick={() => (kept.drop(), onClose())}>Cancel</Button>
          <Button variant="primary" icon={<Phone aria-hidden />} busy={isBusy && "Logging…"} onClick={() => void log()}>
            Log the call
          </Button>
        </>
      }
    >
      <form ref={form} className={styles.form} aria-label="Call" onSubmit={(event) => (event.preventDefault(), void log())}>
        <When draft={draft} faults={faults} onChange={set} />
        <About draft={draft} fault={faults.issues ?? null} onChange={set} />
        {([me.side, opponent(me.side)] as const).map((side) => (
          <People key={side} side={side} draft={draft} fault={faults[side] ?? null} onChange={set} />
        ))}
        <Check
          label="An impasse was declared"
          checked={draft.impasse}
          onChange={(impasse) => set({ impasse })}
          text="Neither side expects that more talk would settle it. Printed in the letter."
        />
        <TextArea
          label="What was said"
          optional
          hint="Both sides read this, and it stays in the record. Notes for your own side belong elsewhere."
          maxLength={MAX_WORDS}
          value={draft.words}
          onChange={(event) => set({ words: event.target.value })}
        />
        <RefusalWords refusal={refusal} />
        <button type="submit" hidden aria-hidden tabIndex={-1} />
      </form>
    </Dialog>
  )
}

interface PartProps {
  readonly draft: CallDraft
  readonly onChange: (change: Partial<CallDraft>) => void
}

function When({ draft, faults, onChange }: PartProps & { readonly faults: CallFaults }) {
  const { letter } = useDesk()
  return (
    <div className={styles.when}>
      <TextField
        label="Began"
        type="datetime-local"
        value={draft.at}
        error={faults.at ?? null}
        onChange={(event) => onChange({ at: event.target.value })}
      />
      <TextField
        label="Minutes"
        type="number"
        inputMode="numeric"
        min={1}
        value={draft.minutes}
        error={faults.minutes ?? null}
        onChange={(event) => onChange({ minutes: event.target.value })}
      />
      <Select
        label="How"
        value={draft.mode}
        hint={modeProblem(letter, draft.mode)}
        onChange={(event) => onChange({ mode: event.target.value as Mode })}
      >
        {MODES.map((mode) => (
          <option key={mode} value={mode}>
            {capital(MODE_WORDS[mode])}
          </option>
        ))}
      </Select>
    </div>
  )
}

function About({ draft, fault, onChange }: PartProps & { readonly fault: string | null }) {
  const { letter } = useDesk()
  const id = useId()
  const issues = letter.issues.filter((issue) => numbered(letter, issue) !== null)
  return (
    <fieldset className={styles.group} aria-invalid={fault ? true : undefined} aria-describedby={fault ? id : undefined}>
      <legend>What you spoke about</legend>
      {issues.map((issue) => (
        <Check
          key={issue.id}
          label={`${numbered(letter, issue)}. ${plain(headingOf(letter, issue))}`}
          text={issue.request?.set}
          checked={draft.issues.includes(issue.id)}
          onChange={(isOn) =>
            onChange({ issues: isOn ? [...draft.issues, issue.id] : draft.issues.filter((each) => each !== issue.id) })
          }
        />
      ))}
      <TextField
        label="Discovery sets or deposition notices besides"
        optional
        hint="A call about an issue is one about its set, too. Several: with semicolons."
        maxLength={MAX_LINE}
        value={draft.sets}
        onChange={(event) => onChange({ sets: event.target.value })}
      />
      {fault && (
        <p id={id} className={styles.fault}>
          {fault}
        </p>
      )}
    </fieldset>
  )
}

function People({ side, draft, fault, onChange }: PartProps & { readonly side: Side; readonly fault: string | null }) {
  const { letter } = useDesk()
  const id = useId()
  const { party } = letter.sides[side]
  const on = draft.people[side]
  const known = [...new Set([...letter.members.filter((member) => member.side === side).map(({ name }) => name), ...on])]
  return (
    <fieldset className={styles.group} aria-invalid={fault ? true : undefined} aria-describedby={fault ? id : undefined}>
      <legend>
        On the call for <SideName side={side} party={party} />
      </legend>
      {known.map((name) => (
        <Check
          key={name}
          label={name}
          checked={on.includes(name)}
          onChange={(isOn) =>
            onChange({ people: { ...draft.people, [side]: isOn ? [...on, name] : on.filter((each) => each !== name) } })
          }
        />
      ))}
      <TextField
        label={`Others for ${party}`}
        optional={on.length > 0}
        hint="Several names: with commas."
        maxLength={MAX_LINE}
        value={draft.others[side]}
        onChange={(event) => onChange({ others: { ...draft.others, [side]: event.target.value } })}
      />
      {fault && (
        <p id={id} className={styles.fault}>
          {fault}
        </p>
      )}
    </fieldset>
  )
}

interface CheckProps {
  readonly label: string
  readonly text?: string | undefined
  readonly checked: boolean
  readonly onChange: (isOn: boolean) => void
}

function Check({ label, text, checked, onChange }: CheckProps) {
  const id = useId()
  return (
    <label className={styles.check}>
      <input
        type="checkbox"
        checked={checked}
        aria-describedby={text ? id : undefined}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span>{label}</span>
      {text && (
        <span id={id} className={styles.text}>
          {text}
        </span>
      )}
    </label>
  )
}
