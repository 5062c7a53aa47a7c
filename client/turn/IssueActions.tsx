import { Anchor, Handshake } from "lucide-react"
import { useMemo, useRef, useState } from "react"
import type { Issue } from "../../shared/letter/letter.ts"
import { Button } from "../design/Button.tsx"
import { Time, useNow } from "../design/Time.tsx"
import { useDesk } from "../letter/desk.ts"
import { FormButton } from "../letter/FormButton.tsx"
import { offerView } from "../resolution/resolutionview.ts"
import { Round } from "../rounds/Round.tsx"
import { roundView } from "../rounds/roundview.ts"
import { RuleSource } from "./RuleSource.tsx"
import { StandPopover } from "./StandPopover.tsx"
import { standView } from "./standview.ts"
import type { IssueTurn } from "./turnview.ts"
import styles from "./IssueActions.module.css"

interface IssueActionsProps {
  readonly issue: Issue
  readonly turn: IssueTurn
  /** Opens the field for terms that would settle the issue. */
  readonly onOffer: () => void
}

/** Beneath both positions: what is to be done next on the issue, since when, and what can be done about it besides writing. */
export function IssueActions({ issue, turn, onOffer }: IssueActionsProps) {
  const { letter, me, canDraft } = useDesk()
  const now = useNow()
  const stand = useMemo(
    () => (canDraft ? standView(letter, me, issue, new Date(now).toISOString()) : null),
    [letter, me, issue, canDraft, now],
  )
  const round = useMemo(() => roundView(letter, issue, me.side), [letter, issue, me.side])
  const offer = useMemo(() => offerView(letter, me, issue, new Date(now).toISOString()), [letter, me, issue, now])
  const button = useRef<HTMLDivElement>(null)
  const [against, setAgainst] = useState<number | null>(null)
  // What is missing stands in the list above; on the button it is said in full.
  const isListed = round?.steps.some(({ rule, isDone }) => !isDone && rule === stand?.rule)
  if (letter.filed) return null
  return (
    <footer className={styles.actions} data-choice={round !== null || undefined}>
      <p className={styles.todo}>
        <span>
          {round && <strong className={styles.round}>Round {round.round}</strong>} {turn.todo}
        </span>
        <span className={styles.since}>
          <span className="visually-hidden">since </span>
          <Time iso={turn.since} />
        </span>
      </p>
      {round && <Round issue={issue} view={round} stand={stand} />}
      {canDraft && round && (
        <div ref={button} className={styles.row}>
          {stand && (
            <Button
              size="small"
              icon={<Anchor aria-hidden />}
              why={stand.why}
              aria-haspopup="dialog"
              aria-expanded={against !== null}
              onClick={() => setAgainst(stand.command.against)}
            >
              Stand on our words
            </Button>
          )}
          {!issue.offer && (
            <FormButton
              place={`terms/${issue.id}`}
              size="small"
              variant="quiet"
              icon={<Handshake aria-hidden />}
              why={offer.why}
              onClick={onOffer}
            >
              Offer terms
            </FormButton>
          )}
          {stand?.why && !isListed && (
            <p className={styles.why}>
              {stand.why} <RuleSource rule={stand.rule} source={stand.source} />
            </p>
          )}
        </div>
      )}
      <StandPopover
        anchor={button}
        against={against}
        issue={issue}
        number={turn.number}
        why={stand?.why ?? null}
        onClose={() => setAgainst(null)}
      />
    </footer>
  )
}
