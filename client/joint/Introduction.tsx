import { useState } from "react"
import { disagreed } from "../../shared/letter/statement.ts"
import { may } from "../../shared/letter/roles.ts"
import { isBlank } from "../../shared/letter/tidy.ts"
import { Button } from "../design/Button.tsx"
import { useDesk } from "../letter/desk.ts"
import { INTRODUCTION } from "../letter/places.ts"
import { Words } from "../letter/Words.tsx"
import { JointChanges } from "./JointChanges.tsx"
import { Statements } from "./Statements.tsx"
import styles from "./Introduction.module.css"

/** What both sides say before the first issue; where they cannot agree on it, what each says for itself. [A3] */
export function Introduction() {
  const { letter, me, canDraft } = useDesk()
  const [isProposing, setProposing] = useState(false)
  const { accepted = [], proposals = [] } = letter.joint["introduction"] ?? {}
  const isMineOpen = proposals.some(({ act, answer }) => answer === null && act.by.side === me.side)
  const mayPropose = canDraft && may(me.role, "propose-joint") && !isProposing && !isMineOpen
  return (
    <section id={INTRODUCTION} tabIndex={-1} aria-label="Introduction">
      {!isBlank(accepted) && (
        <p>
          <Words runs={accepted} />
        </p>
      )}
      <JointChanges part="introduction" name="introduction" isProposing={isProposing} onProposing={setProposing} />
      {mayPropose && (
        <Button size="small" variant="quiet" className={styles.propose} onClick={() => setProposing(true)}>
          {isBlank(accepted) && proposals.length === 0 ? "Propose an introduction" : "Propose another introduction"}
        </Button>
      )}
      {disagreed(letter) && <Statements />}
    </section>
  )
}
