import { useState } from "react"
import type { Command } from "../../shared/letter/command.ts"
import type { Statement } from "../../shared/letter/letter.ts"
import { sentenceCount } from "../../shared/letter/measured.ts"
import { SIDES, type Side } from "../../shared/letter/side.ts"
import type { Runs } from "../../shared/text/runs.ts"
import { Button } from "../design/Button.tsx"
import { SideName } from "../design/SideName.tsx"
import { Time } from "../design/Time.tsx"
import { toast } from "../design/toast.ts"
import { useDesk } from "../letter/desk.ts"
import { FormButton } from "../letter/FormButton.tsx"
import { RefusalWords, useGiving } from "../letter/giving.tsx"
import { useJudged } from "../letter/judged.ts"
import { useKeptRuns } from "../letter/keptform.ts"
import { Words } from "../letter/Words.tsx"
import { counted } from "../letter/words.ts"
import { sentenceWords } from "../meter/meterview.ts"
import { RunsField } from "../position/RunsField.tsx"
import { RuleSource } from "../turn/RuleSource.tsx"
import styles from "./Introduction.module.css"

/** Where no introduction was agreed: what each side says for itself, printed under its name as not agreed. [A3] */
export function Statements() {
  const { letter, me, canDraft } = useDesk()
  const { maxSentences } = letter.profile
  const most = maxSentences === null ? "" : `, at most ${counted(maxSentences, "sentence")}`
  return (
    <section className={styles.statements} aria-label="Statements of each side">
      <header>
        <h2>Statement of the dispute (not agreed)</h2>
        <p className={styles.explained}>
          The sides have not agreed on an introduction, so each may say in its own words what the dispute is{most}. Each is
          printed under its own side’s name, as not agreed, and takes lines of that side’s share. An introduction that both
          accept takes the place of both.
        </p>
      </header>
      {SIDES.map((side) => {
        const statement = letter.statements[side]
        return statement && <OneStatement key={side} side={side} statement={statement} />
      })}
      {canDraft && <MakeStatement key={letter.statements[me.side]?.seq ?? 0} />}
    </section>
  )
}

function OneStatement({ side, statement }: { readonly side: Side; readonly statement: Statement }) {
  const { letter, me } = useDesk()
  return (
    <article className={styles.statement} data-side={side} aria-label={`Statement of ${letter.sides[side].party}`}>
      <h3>
        <SideName side={side} party={letter.sides[side].party} mine={side === me.side} />
        <span className={styles.by}>
          {statement.by.name}, <Time iso={statement.at} />
        </span>
      </h3>
      <p className={styles.words}>
        <Words runs={statement.runs} />
      </p>
    </article>
  )
}

const NOTHING: Runs = []
/** Stands for words not yet written: whether my side may speak at all. */
const ANY: Runs = [{ text: "…" }]

function MakeStatement() {
  const { letter, me } = useDesk()
  const [isOpen, setOpen] = useState(false)
  const start = letter.statements[me.side]?.runs ?? NOTHING
  const { why, rule, source } = useJudged({ type: "propose-joint", part: "statement", runs: ANY })
  if (isOpen) return <StatementField start={start} onDone={() => setOpen(false)} />
  return (
    <div className={styles.make}>
      <FormButton place="statement" size="small" why={why} onClick={() => setOpen(true)}>
        {start.length > 0 ? "Change our statement" : "Make a statement of our own"}
      </FormButton>
      {why && start.length > 0 && (
        <p className={styles.why}>
          {why} <RuleSource rule={rule} source={source} />
        </p>
      )}
    </div>
  )
}

function StatementField({ start, onDone }: { readonly start: Runs; readonly onDone: () => void }) {
  const { letter } = useDesk()
  const { give, isBusy, refusal } = useGiving()
  const form = useKeptRuns("statement", start)
  const runs = form.value
  const [notice, setNotice] = useState<string | null>(null)
  const { maxSentences, citationsCount } = letter.profile
  const count = sentenceCount(runs, citationsCount)
  const command: Command = { type: "propose-joint", part: "statement", runs }
  const { why, rule, source, code } = useJudged(command)
  const send = async () => {
    if (why || !(await form.send((naming) => give(command, naming)))) return
    toast("Your side’s statement is in the letter.")
    onDone()
  }
  const cancel = () => {
    form.drop()
    onDone()
  }
  const isSilent = code === "nothing-to-say" || code === "unchanged"
  return (
    <div className={styles.make}>
      <RunsField
        label="Our statement"
        hint="What the dispute is about, as your side sees it. It goes into the letter at once, under your side’s name."
        error={notice}
        start={runs}
        takesFocus
        onChange={form.set}
        onNotice={setNotice}
        onSubmit={() => void send()}
      />
      <RefusalWords refusal={refusal} />
      <div className={styles.row}>
        <Button variant="primary" size="small" why={why} busy={isBusy && "Putting it in…"} onClick={() => void send()}>
          Put it into the letter
        </Button>
        <Button size="small" variant="quiet" onClick={cancel}>
          Cancel
        </Button>
        <span className={styles.count} data-over={(maxSentences !== null && count.count > maxSentences) || undefined}>
          {sentenceWords(count, maxSentences, citationsCount)}
        </span>
      </div>
      {why && !isSilent && (
        <p className={styles.why}>
          {why} <RuleSource rule={rule} source={source} />
        </p>
      )}
    </div>
  )
}
