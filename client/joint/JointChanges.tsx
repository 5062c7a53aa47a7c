import { useState } from "react"
import { Button } from "../design/Button.tsx"
import { useDesk } from "../letter/desk.ts"
import { useIsBegun } from "../letter/FormButton.tsx"
import { hasForm } from "../letter/unsentview.ts"
import { RescuedPart } from "../position/RescuedWords.tsx"
import { Earlier } from "./Earlier.tsx"
import { jointView } from "./jointview.ts"
import { MyWish, TheirWish } from "./Proposals.tsx"
import { Propose } from "./Propose.tsx"
import { SharedDraft } from "./SharedDraft.tsx"
import styles from "./Joint.module.css"

interface JointChangesProps {
  /** `introduction`, `heading:ID`, `request:ID`. */
  readonly part: string
  /** "introduction", "heading": what it is called in a sentence. */
  readonly name: string
  /** Whether the field for a proposal is open. */
  readonly isProposing: boolean
  readonly onProposing: (isProposing: boolean) => void
}

/** Changes of joint text: the other side's wish and mine, each with both versions; a field for another; all earlier ones. [A3] */
export function JointChanges({ part, name, isProposing, onProposing }: JointChangesProps) {
  const { letter, events, me, canDraft } = useDesk()
  const [isShared, setShared] = useState(false)
  const place = `joint/${part}`
  const isBegun = useIsBegun(place) && hasForm(letter, place, canDraft)
  const { accepted, mine, theirs, earlier } = jointView(letter, events, part, me.side)
  return (
    <>
      {theirs && <TheirWish proposal={theirs} accepted={accepted} name={name} mine={mine} />}
      {mine && !isProposing && (
        <MyWish
          proposal={mine}
          accepted={accepted}
          name={name}
          part={part}
          theirs={theirs}
          onChange={() => onProposing(true)}
        />
      )}
      {isProposing && (
        <Propose
          part={part}
          name={name}
          start={mine?.runs ?? accepted}
          onDone={() => onProposing(false)}
          onTogether={() => (setShared(true), onProposing(false))}
        />
      )}
      {isBegun && !isProposing && (
        <p className={styles.begun}>
          Begun, not sent: another {name}.
          <Button size="small" variant="quiet" onClick={() => onProposing(true)}>
            Go on with it
          </Button>
        </p>
      )}
      <RescuedPart part={part} />
      <SharedDraft part={part} name={name} isOpen={isShared} onClose={() => setShared(false)} />
      <Earlier proposals={earlier} />
    </>
  )
}
