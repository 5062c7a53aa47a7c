import { Check, CircleDashed, Minus, X } from "lucide-react"
import { useState } from "react"
import { MAX_WORDS } from "../../shared/letter/limits.ts"
import { opponent, SIDES } from "../../shared/letter/side.ts"
import { capital, MODE_WORDS } from "../../shared/letter/speech.ts"
import { Badge } from "../design/Badge.tsx"
import { Button } from "../design/Button.tsx"
import { exact } from "../design/moment.ts"
import { SideName } from "../design/SideName.tsx"
import { TextArea } from "../design/TextField.tsx"
import { Time } from "../design/Time.tsx"
import { toast } from "../design/toast.ts"
import { useDesk } from "../letter/desk.ts"
import { FormButton } from "../letter/FormButton.tsx"
import { RefusalWords, useGiving } from "../letter/giving.tsx"
import { useJudged } from "../letter/judged.ts"
import { useKeptText } from "../letter/keptform.ts"
import { counted } from "../letter/words.ts"
import { RuleSource } from "../turn/RuleSource.tsx"
import type { CallView } from "./callsview.ts"
import styles from "./Calls.module.css"

/** One call: when, how long, with whom, about what, where it stands between the sides, and what it counts for. */
export function CallEntry({ view }: { readonly view: CallView }) {
  const { letter, me } = useDesk()
  const { call, name, about, effects } = view
  const { logged, answer } = call
  const asked = letter.sides[opponent(logged.by.side)].party
  return (
    <li className={styles.entry} aria-label={`${name}, ${view.state}`}>
      <p className={styles.head}>
        <strong>{name}</strong>
        <State view={view} />
      </p>
      <p className={styles.about}>{about}</p>
      <dl className={styles.facts}>
        <dt>When</dt>
        <dd>
          {exact(call.at)}, {counted(call.minutes, "minute")}, {MODE_WORDS[call.mode]}
        </dd>
        <dt>With</dt>
        <dd className={styles.people}>
          {SIDES.map((side) => (
            <span key={side} className={styles.person}>
              <SideName side={side} party={letter.sides[side].party} short /> {call.participants[side].join(", ")}
            </span>
          ))}
        </dd>
        <dt>Logged</dt>
        <dd>
          {logged.by.name}, <Time iso={logged.at} />
        </dd>
        {answer && (
          <>
            <dt>{capital(answer.kind)}</dt>
            <dd>
              {answer.act.by.name}, <Time iso={answer.act.at} />
            </dd>
          </>
        )}
      </dl>
      {call.impasse && <p className={styles.impasse}>An impasse was declared.</p>}
      {call.words && <Quote side={logged.by.side} words={call.words} />}
      {answer?.words && <Quote side={answer.act.by.side} words={answer.words} />}
      <ul className={styles.effects}>
        {effects.map(({ counts, words, rule }) => (
          <li key={words} data-counts={counts}>
            {counts ? <Check aria-hidden /> : <Minus aria-hidden />}
            <span>
              {words} <RuleSource rule={rule} source={null} />
            </span>
          </li>
        ))}
      </ul>
      {view.answer && <Answer view={view} />}
      {view.state === "logged" && logged.by.side === me.side && <p className={styles.waits}>{asked} has not answered yet.</p>}
    </li>
  )
}

function State({ view: { state, answer } }: { readonly view: CallView }) {
  if (state === "confirmed") return <Badge icon={<Check aria-hidden />}>Confirmed</Badge>
  if (state === "disputed") return <Badge icon={<X aria-hidden />}>Disputed</Badge>
  return (
    <Badge tone={answer && answer.why === null ? "strong" : "neutral"} icon={<CircleDashed aria-hidden />}>
      {answer && answer.why === null ? "Was it so?" : "Not confirmed"}
    </Badge>
  )
}

function Quote({ side, words }: { readonly side: "requesting" | "responding"; readonly words: string }) {
  const { letter } = useDesk()
  return (
    <figure className={styles.quote} data-side={side}>
      <blockquote>{words}</blockquote>
      <figcaption className="visually-hidden">in the words of {letter.sides[side].party}</figcaption>
    </figure>
  )
}

/** Yes, or no in one's own words. An answer is final: another account is another entry. [C1] */
function Answer({ view }: { readonly view: CallView }) {
  const { call, name, answer } = view
  const { give, isBusy, refusal } = useGiving()
  const [isDisputing, setDisputing] = useState(false)
  const confirm = async () => (await give({ type: "confirm-call", call: call.id })) && toast(`${name} is confirmed.`)
  const { why } = useJudged({ type: "confirm-call", call: call.id })
  if (isDisputing) return <Disputing view={view} onCancel={() => setDisputing(false)} />
  return (
    <div className={styles.answer}>
      <RefusalWords refusal={refusal} />
      <div className={styles.row}>
        <Button
          variant="primary"
          size="small"
          icon={<Check aria-hidden />}
          why={why}
          busy={isBusy && "Confirming…"}
          onClick={() => void confirm()}
        >
          Confirm the call
        </Button>
        <FormButton
          place={`dispute/${call.id}`}
          size="small"
          icon={<X aria-hidden />}
          why={answer?.why ?? null}
          onClick={() => setDisputing(true)}
        >
          Dispute it…
        </FormButton>
      </div>
    </div>
  )
}

function Disputing({ view: { call, name }, onCancel }: { readonly view: CallView; readonly onCancel: () => void }) {
  const { give, isBusy, refusal } = useGiving()
  const form = useKeptText(`dispute/${call.id}`)
  const [isEmpty, setEmpty] = useState(false)
  const dispute = async () => {
    const words = form.value.trim().replaceAll(/\s+/g, " ")
    setEmpty(words === "")
    if (words !== "" && (await form.send((naming) => give({ type: "dispute-call", call: call.id, words }, naming)))) toast(`${name} is disputed.`)
  }
  return (
    <div className={styles.answer}>
      <TextArea
        label="How it was otherwise"
        hint="Both sides read this, and it stays in the record. Your answer is final; you may log the call as you saw it."
        error={isEmpty ? "Say in your own words what is not right." : null}
        maxLength={MAX_WORDS}
        value={form.value}
        onChange={(event) => form.set(event.target.value)}
      />
      <RefusalWords refusal={refusal} />
      <div className={styles.row}>
        <Button variant="primary" size="small" busy={isBusy && "Disputing…"} onClick={() => void dispute()}>
          Dispute the call
        </Button>
        <Button size="small" variant="quiet" onClick={() => (form.drop(), onCancel())}>
          Cancel
        </Button>
      </div>
    </div>
  )
}
