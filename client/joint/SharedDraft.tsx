import { ySyncPluginKey } from "@tiptap/y-tiptap"
import { PenLine, Users } from "lucide-react"
import { useId, useState } from "react"
import { hasContent, writePart } from "../../shared/draft/position.ts"
import type { Command } from "../../shared/letter/command.ts"
import { opponent } from "../../shared/letter/side.ts"
import { tidy } from "../../shared/letter/tidy.ts"
import { partRoot } from "../../shared/sync/docs.ts"
import type { Runs } from "../../shared/text/runs.ts"
import { Button } from "../design/Button.tsx"
import { SkeletonText } from "../design/Skeleton.tsx"
import { toast } from "../design/toast.ts"
import { useDesk } from "../letter/desk.ts"
import { RefusalWords, useGiving } from "../letter/giving.tsx"
import { useJudged } from "../letter/judged.ts"
import { Words } from "../letter/Words.tsx"
import { usePresence } from "../opponent/presence.ts"
import { useWords } from "../opponent/runs.ts"
import { fits } from "../position/fits.ts"
import { useTyping } from "../position/typing.ts"
import { takeOutProposed } from "./proposed.ts"
import { SharedBox } from "./SharedBox.tsx"
import styles from "./Joint.module.css"

interface SharedDraftProps {
  readonly part: string
  /** "introduction", "heading". */
  readonly name: string
  /** Whether this person has just opened it: it is then there before anything is written. */
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** What both sides write together for a part of the joint text. It reaches the letter by a proposal alone. [A3] */
export function SharedDraft({ part, name, isOpen, onClose }: SharedDraftProps) {
  const { letter, me, joint, canDraft } = useDesk()
  const written = useWords(joint.doc, partRoot(part))
  if (!isOpen && !hasContent(written)) return null
  const them = letter.sides[opponent(me.side)].party
  return (
    <section className={styles.shared} aria-label={`Shared draft of the ${name}`}>
      <p className={styles.who}>
        <span className={styles.sharedName}>
          <Users aria-hidden /> <strong>Shared draft of the {name}</strong>
        </span>
        <Writing part={part} />
      </p>
      <p className={styles.why}>{them} sees each key as it is typed, and writes here too. It is not in the letter.</p>
      {canDraft ? (
        <Writable part={part} name={name} written={written} takesFocus={isOpen} onClose={onClose} />
      ) : (
        <p>
          <Words runs={written} />
        </p>
      )}
    </section>
  )
}

/** Who is writing in it now. */
function Writing({ part }: { readonly part: string }) {
  const { joint } = useDesk()
  const names = usePresence(joint.awareness)
    .filter(({ writing, isMe }) => writing === part && !isMe)
    .map(({ name }) => name)
  if (names.length === 0) return null
  return (
    <span className={styles.writing}>
      <PenLine aria-hidden /> {names.join(", ")} is writing…
    </span>
  )
}

interface WritableProps {
  readonly part: string
  readonly name: string
  readonly written: Runs
  readonly takesFocus: boolean
  readonly onClose: () => void
}

function Writable({ part, name, written, takesFocus, onClose }: WritableProps) {
  const { letter, me, joint } = useDesk()
  const { give, isBusy, refusal } = useGiving()
  const [notice, setNotice] = useState<string | null>(null)
  const id = useId()
  useTyping(joint, part, partRoot(part))
  const runs = tidy(written)
  const command: Command = { type: "propose-joint", part, runs }
  const { why } = useJudged(command)
  const fragment = joint.isReady || joint.isRefused ? joint.doc?.getXmlFragment(partRoot(part)) : undefined
  const clear = () => {
    if (joint.doc) writePart(joint.doc, part, [], ySyncPluginKey)
    onClose()
  }
  const send = async () => {
    if (why || !(await give(command))) return
    const isTakenOut = joint.doc !== null && takeOutProposed(joint.doc, part, runs, ySyncPluginKey)
    toast(
      isTakenOut
        ? `Proposed. ${letter.sides[opponent(me.side)].party} accepts or rejects it.`
        : "Proposed as it was when you pressed. What was written since is still in the shared draft.",
    )
    if (isTakenOut) onClose()
  }
  if (!fragment) return <SkeletonText lines={2} />
  return (
    <>
      {fits(fragment) ? (
        <SharedBox
          fragment={fragment}
          label={`Shared draft of the ${name}`}
          describedBy={id}
          takesFocus={takesFocus}
          size={name === "heading" ? "line" : "text"}
          onSubmit={() => void send()}
          onNotice={setNotice}
        />
      ) : (
        <p>
          <Words runs={written} />
        </p>
      )}
      <p id={id} className={styles.why} aria-live="polite">
        {notice}
      </p>
      <RefusalWords refusal={refusal} />
      <div className={styles.row}>
        <Button variant="primary" size="small" why={why} busy={isBusy && "Proposing…"} onClick={() => void send()}>
          Propose these words
        </Button>
        <Button size="small" variant="quiet" onClick={clear}>
          {hasContent(written) ? "Clear the draft" : "Close"}
        </Button>
      </div>
    </>
  )
}
