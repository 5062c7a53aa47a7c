import { Anchor } from "lucide-react"
import { useState, type RefObject } from "react"
import type { Issue } from "../../shared/letter/letter.ts"
import { opponent, type Side } from "../../shared/letter/side.ts"
import { positionOf } from "../../shared/letter/turns.ts"
import { Banner } from "../design/Banner.tsx"
import { Button } from "../design/Button.tsx"
import { SideName } from "../design/SideName.tsx"
import { toast } from "../design/toast.ts"
import { useDesk } from "../letter/desk.ts"
import { RefusalWords, useGiving } from "../letter/giving.tsx"
import { Popover } from "../letter/Popover.tsx"
import { Words } from "../letter/Words.tsx"
import { Compared } from "../rounds/Amended.tsx"
import { amendmentOf } from "../rounds/roundview.ts"
import styles from "./Proffer.module.css"

interface StandPopoverProps {
  readonly anchor: RefObject<HTMLElement | null>
  /** The revision of the other side that was on the screen when this was opened. Null while closed. */
  readonly against: number | null
  readonly issue: Issue
  readonly number: number | null
  /** Why my side may not stand as things are now. */
  readonly why: string | null
  readonly onClose: () => void
}

/** The last look before a side stands: its own words, and those of the other side that it has read. [T4] */
export function StandPopover({ against, ...rest }: StandPopoverProps) {
  const mine = positionOf(rest.issue, useDesk().me.side)
  return (
    <Popover
      open={against !== null}
      onClose={rest.onClose}
      anchor={rest.anchor}
      align="start"
      width="wide"
      title={`Stand on revision ${mine?.number}?`}
    >
      {against !== null && <Confirm key={against} against={against} {...rest} />}
    </Popover>
  )
}

function Confirm({ against: opened, issue, number, why, onClose }: StandPopoverProps & { readonly against: number }) {
  const { letter, me } = useDesk()
  const { give, isBusy, refusal } = useGiving()
  const [against, setAgainst] = useState(opened)
  const other = opponent(me.side)
  const theirs = positionOf(issue, other)
  const { party } = letter.sides[other]
  const isStale = theirs !== null && theirs.number !== against
  const stand = async () => {
    if (!(await give({ type: "stand", issue: issue.id, against }))) return
    toast(`You stand on issue ${number}.`)
    onClose()
  }
  return (
    <div className={styles.confirm}>
      {isStale ? <New issue={issue} party={party} /> : <Pair issue={issue} sides={[me.side, other]} />}
      {!isStale && (
        <p className={styles.final}>
          You keep your words against {party}’s revision {against}. If {party} amends, you decide again.
        </p>
      )}
      {!isStale && why && <p className={styles.final}>{why}</p>}
      {!isStale && <RefusalWords refusal={refusal} />}
      <div className={styles.actions}>
        <Button onClick={onClose}>Not yet</Button>
        {isStale ? (
          <Button data-first variant="primary" onClick={() => setAgainst(theirs.number)}>
            I have read revision {theirs.number}
          </Button>
        ) : (
          <Button
            data-first
            variant="primary"
            icon={<Anchor aria-hidden />}
            why={why}
            busy={isBusy && "Standing…"}
            onClick={() => void stand()}
          >
            Stand against revision {against}
          </Button>
        )}
      </div>
    </div>
  )
}

function Pair({ issue, sides }: { readonly issue: Issue; readonly sides: readonly Side[] }) {
  const { letter, me } = useDesk()
  return sides.map((side) => {
    const revision = positionOf(issue, side)
    return (
      <figure key={side} className={styles.pair}>
        <figcaption>
          <SideName side={side} party={letter.sides[side].party} mine={side === me.side} /> revision {revision?.number}
        </figcaption>
        <blockquote className={styles.exact} data-side={side}>
          <Words runs={revision?.runs ?? []} />
        </blockquote>
      </figure>
    )
  })
}

/** What the other side has put in since the window was opened: nobody stands against words they have not read. [T4] */
function New({ issue, party }: { readonly issue: Issue; readonly party: string }) {
  const { letter, me } = useDesk()
  const revision = positionOf(issue, opponent(me.side))
  const amendment = revision && amendmentOf(letter, issue, revision)
  return (
    <>
      <Banner tone="warn">
        {party} has just put revision {revision?.number} into the letter. This is what is new.
      </Banner>
      {amendment && <Compared amendment={amendment} />}
    </>
  )
}
