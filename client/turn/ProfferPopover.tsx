import { CornerDownLeft } from "lucide-react"
import { useEffect, useRef, useState, type RefObject } from "react"
import type { ApiRefusal } from "../api/answer.ts"
import type { CommandOf } from "../../shared/letter/command.ts"
import type { Issue } from "../../shared/letter/letter.ts"
import { sentenceCount } from "../../shared/letter/measured.ts"
import type { Measure } from "../../shared/letter/measure.ts"
import { opponent } from "../../shared/letter/side.ts"
import { positionOf } from "../../shared/letter/turns.ts"
import { Button } from "../design/Button.tsx"
import { Kbd } from "../design/Kbd.tsx"
import { announce } from "../design/announcer.ts"
import { toast } from "../design/toast.ts"
import { useDesk } from "../letter/desk.ts"
import { Popover } from "../letter/Popover.tsx"
import { Words } from "../letter/Words.tsx"
import { meterView, sentenceWords } from "../meter/meterview.ts"
import { RuleSource } from "./RuleSource.tsx"
import styles from "./Proffer.module.css"

interface ProfferPopoverProps {
  readonly anchor: RefObject<HTMLElement | null>
  /** Frozen when it was opened: what is shown is what is sent, whatever a colleague types meanwhile. Null while closed. */
  readonly command: CommandOf<"proffer"> | null
  readonly issue: Issue
  readonly number: number | null
  readonly measure: Measure | null
  readonly onClose: () => void
  readonly onDone: () => void
}

/** The last look before words become final: the words, where they stand, and that the turn goes over. */
export function ProfferPopover({ command, ...rest }: ProfferPopoverProps) {
  const revision = (positionOf(rest.issue, useDesk().me.side)?.number ?? 0) + 1
  return (
    <Popover
      open={command !== null}
      onClose={rest.onClose}
      anchor={rest.anchor}
      width="wide"
      title={`Put revision ${revision} into the letter?`}
    >
      {command && <Confirm command={command} revision={revision} {...rest} />}
    </Popover>
  )
}

interface ConfirmProps extends Omit<ProfferPopoverProps, "command"> {
  readonly command: CommandOf<"proffer">
  readonly revision: number
}

function Confirm({ command, revision, number, measure, onClose, onDone }: ConfirmProps) {
  const { letter, me, give } = useDesk()
  const [isBusy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<ApiRefusal | null>(null)
  const other = letter.sides[opponent(me.side)].party
  const { maxSentences, citationsCount } = letter.profile
  const room = measure && meterView(letter, measure)
  const send = async () => {
    if (isBusy) return
    setBusy(true)
    const answer = await give(command)
    setBusy(false)
    if (!answer.ok) return setRefusal(answer.refusal)
    const said = `In the letter. ${other} answers next on issue ${number}.`
    toast(said)
    announce(said)
    onDone()
    onClose()
  }
  useChord(() => void send())
  return (
    <div className={styles.confirm}>
      <blockquote className={styles.exact} data-side={me.side}>
        <Words runs={command.runs} />
      </blockquote>
      <p className={styles.facts}>
        {sentenceWords(sentenceCount(command.runs, citationsCount), maxSentences, citationsCount)}
        {command.sentences !== undefined && `, ${command.sentences} by your own count`}
        {room && ` · ${room.used}, ${room.left.toLowerCase()}`}
      </p>
      <p className={styles.final}>
        These words stay as they are until {other} has answered; then you may amend them. Every revision stays in the record.
      </p>
      {refusal && (
        <p role="alert" className={styles.refusal}>
          {refusal.message} <RuleSource rule={refusal.rule} source={null} />
        </p>
      )}
      <div className={styles.actions}>
        <Button onClick={onClose}>Back to the draft</Button>
        <Button
          data-first
          variant="primary"
          icon={<CornerDownLeft aria-hidden />}
          busy={isBusy && "Putting it in…"}
          onClick={() => void send()}
        >
          Put revision {revision} into the letter
          <span aria-hidden className={styles.keys}>
            <Kbd keys="Mod+Enter" />
          </span>
        </Button>
      </div>
    </div>
  )
}

/** The same keys that opened it put it through: Mod+Enter twice. */
function useChord(send: () => void): void {
  const latest = useRef(send)
  useEffect(() => {
    latest.current = send
  })
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== "Enter" || event.repeat || !(event.metaKey || event.ctrlKey)) return
      event.preventDefault()
      latest.current()
    }
    window.addEventListener("keydown", onKeyDown, true)
    return () => window.removeEventListener("keydown", onKeyDown, true)
  }, [])
}
