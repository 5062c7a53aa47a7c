import { useState } from "react"
import { useDesk } from "../letter/desk.ts"
import { RescuedPart } from "../position/RescuedWords.tsx"
import { Earlier } from "./Earlier.tsx"
import { jointView } from "./jointview.ts"
import { MyWish, TheirWish } from "./Proposals.tsx"
import { Propose } from "./Propose.tsx"
import { SharedDraft } from "./SharedDraft.tsx"

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
  const { letter, events, me } = useDesk()
  const [isShared, setShared] = useState(false)
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
      <RescuedPart part={part} />
      <SharedDraft part={part} name={name} isOpen={isShared} onClose={() => setShared(false)} />
      <Earlier proposals={earlier} />
    </>
  )
}
