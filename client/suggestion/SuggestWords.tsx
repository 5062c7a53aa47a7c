import { MessageSquareQuote } from "lucide-react"
import { useState } from "react"
import type { Command } from "../../shared/letter/command.ts"
import type { Issue } from "../../shared/letter/letter.ts"
import { MAX_WORDS } from "../../shared/letter/limits.ts"
import { sentenceCount } from "../../shared/letter/measured.ts"
import { may } from "../../shared/letter/roles.ts"
import { opponent } from "../../shared/letter/side.ts"
import { positionOf } from "../../shared/letter/turns.ts"
import { unmarked, type Runs } from "../../shared/text/runs.ts"
import { Button } from "../design/Button.tsx"
import { TextField } from "../design/TextField.tsx"
import { toast } from "../design/toast.ts"
import { useDesk } from "../letter/desk.ts"
import { FormButton } from "../letter/FormButton.tsx"
import { RefusalWords, useGiving } from "../letter/giving.tsx"
import { useJudged } from "../letter/judged.ts"
import { inOne, useKeptForm } from "../letter/keptform.ts"
import { sentenceWords } from "../meter/meterview.ts"
import { useDraft } from "../opponent/runs.ts"
import { RunsField } from "../position/RunsField.tsx"
import styles from "./Suggestion.module.css"

/** Beneath the other side's position: offers words for it. They are that side's to take or to leave. [A4] */
export function SuggestWords({ issue }: { readonly issue: Issue }) {
  const { me, canDraft } = useDesk()
  const [isOpen, setOpen] = useState(false)
  if (!canDraft || issue.ending || !may(me.role, "suggest")) return null
  if (isOpen) return <SuggestionField issue={issue} onDone={() => setOpen(false)} />
  return (
    <FormButton
      place={`suggest/${issue.id}`}
      size="small"
      variant="quiet"
      className={styles.open}
      icon={<MessageSquareQuote aria-hidden />}
      onClick={() => setOpen(true)}
    >
      Suggest words
    </FormButton>
  )
}

const wordsOf = ({ runs, words }: { readonly runs: Runs; readonly words: string }) => inOne([runs, unmarked(words)])

function SuggestionField({ issue, onDone }: { readonly issue: Issue; readonly onDone: () => void }) {
  const { letter, me, theirs } = useDesk()
  const { give, isBusy, refusal } = useGiving()
  const side = opponent(me.side)
  const { party } = letter.sides[side]
  const drafted = useDraft(theirs.doc, issue.id)
  const [start] = useState(() => (drafted.length > 0 ? drafted : (positionOf(issue, side)?.runs ?? [])))
  const form = useKeptForm(`suggest/${issue.id}`, { runs: start, words: "" }, wordsOf)
  const { runs, words } = form.value
  const [notice, setNotice] = useState<string | null>(null)
  const why = words.trim()
  const command: Command = { type: "suggest", issue: issue.id, runs, ...(why && { words: why }) }
  const judged = useJudged(command)
  const { maxSentences, citationsCount } = letter.profile
  const send = async () => {
    if (judged.why || !(await form.send((naming) => give(command, naming)))) return
    toast(`Suggested to ${party}.`)
    onDone()
  }
  const cancel = () => {
    form.drop()
    onDone()
  }
  return (
    <section className={styles.form} aria-label={`Suggestion for ${party}`}>
      <RunsField
        label={`Words for the position of ${party}`}
        hint={`${party} sees them beneath its own, and takes them into its draft or leaves them. Nothing in the letter changes.`}
        error={notice}
        start={runs}
        takesFocus
        onChange={(now) => form.set({ runs: now, words })}
        onNotice={setNotice}
        onSubmit={() => void send()}
      />
      <p className={styles.count}>{sentenceWords(sentenceCount(runs, citationsCount), maxSentences, citationsCount)}</p>
      <TextField
        label="Why"
        optional
        maxLength={MAX_WORDS}
        value={words}
        onChange={(event) => form.set({ runs, words: event.target.value })}
        hint="Both sides read it; it stays in the record."
      />
      <RefusalWords refusal={refusal} />
      <div className={styles.row}>
        <Button variant="primary" size="small" why={judged.why} busy={isBusy && "Suggesting…"} onClick={() => void send()}>
          Suggest to {party}
        </Button>
        <Button size="small" variant="quiet" onClick={cancel}>
          Cancel
        </Button>
      </div>
    </section>
  )
}
