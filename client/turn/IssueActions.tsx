import { Anchor } from "lucide-react"
import { useMemo } from "react"
import type { Issue } from "../../shared/letter/letter.ts"
import { opponent } from "../../shared/letter/side.ts"
import { standOf } from "../../shared/letter/turns.ts"
import { Button } from "../design/Button.tsx"
import { Time, useNow } from "../design/Time.tsx"
import { useDesk } from "../letter/desk.ts"
import { RefusalWords, useGiving } from "../letter/giving.tsx"
import { RuleSource } from "./RuleSource.tsx"
import { standView } from "./standview.ts"
import type { IssueTurn } from "./turnview.ts"
import styles from "./IssueActions.module.css"

/** Beneath both positions: what is to be done next on the issue, since when, and what can be done about it besides writing. */
export function IssueActions({ issue, turn }: { readonly issue: Issue; readonly turn: IssueTurn }) {
  const { letter, me, canDraft } = useDesk()
  const { give, isBusy, refusal } = useGiving()
  const now = useNow()
  const stand = useMemo(
    () => (canDraft ? standView(letter, me, issue, new Date(now).toISOString()) : null),
    [letter, me, issue, canDraft, now],
  )
  const sides = [me.side, opponent(me.side)].filter((side) => standOf(issue, side)).map((side) => letter.sides[side].party)
  if (letter.filed) return null
  return (
    <footer className={styles.actions} data-choice={stand !== null || undefined}>
      <p className={styles.todo}>
        <span>
          {sides.length === 1 && <>{sides[0]} stands on these words. </>}
          {turn.todo}
        </span>
        <span className={styles.since}>
          <span className="visually-hidden">since </span>
          <Time iso={turn.since} />
        </span>
      </p>
      {stand && (
        <div className={styles.row}>
          <Button
            size="small"
            icon={<Anchor aria-hidden />}
            why={stand.why}
            busy={isBusy && "Standing…"}
            onClick={() => void give(stand.command)}
          >
            Stand on our words
          </Button>
          {stand.why && (
            <p className={styles.why}>
              {stand.why} <RuleSource rule={stand.rule} source={stand.source} />
            </p>
          )}
        </div>
      )}
      <RefusalWords refusal={refusal} />
    </footer>
  )
}
