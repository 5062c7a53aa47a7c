import type { ReactNode } from "react"
import { SideName } from "../design/SideName.tsx"
import { Time } from "../design/Time.tsx"
import { useDesk } from "../letter/desk.ts"
import { counted } from "../letter/words.ts"
import type { EarlierProposal, Fate } from "./jointview.ts"
import { Versions } from "./Versions.tsx"
import styles from "./Joint.module.css"

const FATES: Readonly<Record<Fate, string>> = {
  accepted: "Accepted",
  rejected: "Rejected",
  replaced: "Replaced by a later proposal of the same side",
  "taken back": "Taken back",
}

interface EarlierProps {
  readonly proposals: readonly EarlierProposal[]
  /** "of the order": which, where the place does not say it. */
  readonly about?: string
  /** How a proposal is shown; null for a text, beside the one it wished to change. */
  readonly draw?: ((proposal: EarlierProposal) => ReactNode) | null
}

/** Every proposal that has had its answer, out of the way but never gone. [A3] */
export function Earlier({ proposals, about = "", draw = null }: EarlierProps) {
  if (proposals.length === 0) return null
  return (
    <details className={styles.earlier}>
      <summary>
        {counted(proposals.length, "earlier proposal")} {about}
      </summary>
      <ol>
        {proposals.map((earlier) => (
          <li key={earlier.proposal.id}>
            <Head {...earlier} />
            {draw ? draw(earlier) : <Versions from={earlier.from} fromName="In the letter then" to={earlier.proposal.runs} />}
          </li>
        ))}
      </ol>
    </details>
  )
}

function Head({ proposal: { act, answer }, fate }: EarlierProposal) {
  const { letter } = useDesk()
  return (
    <>
      <p className={styles.who}>
        <SideName side={act.by.side} party={letter.sides[act.by.side].party} />
        <span>
          {act.by.name}, <Time iso={act.at} />
        </span>
      </p>
      {answer && (
        <p className={styles.fate}>
          <strong>{FATES[fate]}</strong>
          {(fate === "accepted" || fate === "rejected") && <> by {letter.sides[answer.act.by.side].party}</>},{" "}
          <Time iso={answer.act.at} />
          {answer.words && <>: “{answer.words}”</>}
        </p>
      )}
    </>
  )
}
