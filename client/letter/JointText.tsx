import { Check, X } from "lucide-react"
import { useState } from "react"
import { wordDiff } from "../../shared/text/diff.ts"
import type { Proposal } from "../../shared/letter/letter.ts"
import { opponent } from "../../shared/letter/side.ts"
import { isBlank } from "../../shared/letter/tidy.ts"
import type { Runs } from "../../shared/text/runs.ts"
import { Button } from "../design/Button.tsx"
import { SideName } from "../design/SideName.tsx"
import { TextField } from "../design/TextField.tsx"
import { Time } from "../design/Time.tsx"
import { toast } from "../design/toast.ts"
import { RunsField } from "../position/RunsField.tsx"
import { useDesk } from "./desk.ts"
import { RefusalWords, useGiving } from "./giving.tsx"
import { jointView } from "./jointview.ts"
import { Changes, Words } from "./Words.tsx"
import styles from "./Joint.module.css"

interface JointTextProps {
  /** `introduction`, `heading:ID`, `request:ID`. */
  readonly part: string
  /** "introduction", "heading": what it is called in a sentence. */
  readonly name: string
  /** Whether the field for a proposal is open. */
  readonly isProposing: boolean
  readonly onProposing: (isProposing: boolean) => void
}

/** Changes of joint text: a proposal that waits for me, or for them; those turned down; a field for a new one. [A3] */
export function JointChanges({ part, name, isProposing, onProposing }: JointTextProps) {
  const { letter, me } = useDesk()
  const view = jointView(letter, part, me.side)
  return (
    <>
      {view.theirs && <Answer proposal={view.theirs} accepted={view.accepted} name={name} />}
      {view.mine && <Waiting proposal={view.mine} accepted={view.accepted} name={name} />}
      {isProposing && (
        <Propose
          part={part}
          name={name}
          start={(view.mine ?? { runs: view.accepted }).runs}
          onDone={() => onProposing(false)}
        />
      )}
      {view.rejected.length > 0 && <Rejected proposals={view.rejected} accepted={view.accepted} />}
    </>
  )
}

/** The wish as a change of what is accepted, or as it is where nothing was. */
function Wish({ accepted, runs }: { readonly accepted: Runs; readonly runs: Runs }) {
  return (
    <p className={styles.wish}>{isBlank(accepted) ? <Words runs={runs} /> : <Changes changes={wordDiff(accepted, runs)} />}</p>
  )
}

function Answer({ proposal, accepted, name }: { readonly proposal: Proposal; readonly accepted: Runs; readonly name: string }) {
  const { letter, me } = useDesk()
  const { give, isBusy, refusal } = useGiving()
  const [words, setWords] = useState<string | null>(null)
  const side = opponent(me.side)
  const accept = async () => (await give({ type: "accept-joint", proposal: proposal.id })) && toast(`The ${name} is changed.`)
  const reject = () => give({ type: "reject-joint", proposal: proposal.id, ...(words?.trim() && { words: words.trim() }) })
  return (
    <section className={styles.proposal} data-side={side} aria-label={`Proposed ${name}`}>
      <p className={styles.who}>
        <SideName side={side} party={letter.sides[side].party} /> proposes this {name} · <Time iso={proposal.act.at} />
      </p>
      <Wish accepted={accepted} runs={proposal.runs} />
      {words !== null && (
        <TextField label="Why not" optional value={words} maxLength={4000} onChange={(event) => setWords(event.target.value)} />
      )}
      <RefusalWords refusal={refusal} />
      <div className={styles.row}>
        {words === null && (
          <Button
            variant="primary"
            size="small"
            icon={<Check aria-hidden />}
            busy={isBusy && "Accepting…"}
            onClick={() => void accept()}
          >
            Accept
          </Button>
        )}
        <Button size="small" icon={<X aria-hidden />} onClick={() => (words === null ? setWords("") : void reject())}>
          Reject
        </Button>
        {words !== null && (
          <Button size="small" variant="quiet" onClick={() => setWords(null)}>
            Cancel
          </Button>
        )}
      </div>
    </section>
  )
}

function Waiting({
  proposal,
  accepted,
  name,
}: {
  readonly proposal: Proposal
  readonly accepted: Runs
  readonly name: string
}) {
  const { letter, me } = useDesk()
  return (
    <div className={styles.proposal} data-side={me.side}>
      <p className={styles.who}>
        Your proposed {name} waits for {letter.sides[opponent(me.side)].party} · <Time iso={proposal.act.at} />
      </p>
      <Wish accepted={accepted} runs={proposal.runs} />
    </div>
  )
}

function Rejected({ proposals, accepted }: { readonly proposals: readonly Proposal[]; readonly accepted: Runs }) {
  const { letter } = useDesk()
  return (
    <details className={styles.rejected}>
      <summary>{proposals.length === 1 ? "One proposal was rejected" : `${proposals.length} proposals were rejected`}</summary>
      <ul>
        {proposals.map(({ id, act, runs, answer }) => (
          <li key={id}>
            <p className={styles.who}>
              {letter.sides[act.by.side].party}, <Time iso={act.at} />
              {answer?.words && <> – rejected: “{answer.words}”</>}
            </p>
            <Wish accepted={accepted} runs={runs} />
          </li>
        ))}
      </ul>
    </details>
  )
}

function Propose({
  part,
  name,
  start,
  onDone,
}: {
  readonly part: string
  readonly name: string
  readonly start: Runs
  readonly onDone: () => void
}) {
  const { letter, me } = useDesk()
  const { give, isBusy, refusal } = useGiving()
  const [runs, setRuns] = useState(start)
  const [notice, setNotice] = useState<string | null>(null)
  const send = async () => {
    if (await give({ type: "propose-joint", part, runs })) onDone()
  }
  const hint = `${letter.sides[opponent(me.side)].party} accepts or rejects it. Until then the letter keeps what it has.`
  return (
    <div className={styles.propose}>
      <RunsField
        label={`Propose another ${name}`}
        hint={hint}
        error={notice}
        start={start}
        takesFocus
        onChange={setRuns}
        onNotice={setNotice}
        onSubmit={() => void send()}
        size={name === "heading" ? "line" : "text"}
      />
      <RefusalWords refusal={refusal} />
      <div className={styles.row}>
        <Button variant="primary" size="small" busy={isBusy && "Proposing…"} onClick={() => void send()}>
          Propose
        </Button>
        <Button size="small" variant="quiet" onClick={onDone}>
          Cancel
        </Button>
      </div>
    </div>
  )
}
