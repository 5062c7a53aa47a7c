import type { Command } from "../../shared/letter/command.ts"
import type { Proposal } from "../../shared/letter/letter.ts"
import { opponent } from "../../shared/letter/side.ts"
import type { Runs } from "../../shared/text/runs.ts"
import { SideName } from "../design/SideName.tsx"
import { Time } from "../design/Time.tsx"
import { useDesk } from "../letter/desk.ts"
import { Answering } from "./Answering.tsx"
import { TakeBack } from "./TakeBack.tsx"
import { Versions } from "./Versions.tsx"
import styles from "./Joint.module.css"

interface WishProps {
  readonly proposal: Proposal
  readonly accepted: Runs
  readonly name: string
}

/** What the other side wants changed: both versions, and my side's answer. [A3] */
export function TheirWish({ proposal, accepted, name, mine }: WishProps & { readonly mine: Proposal | null }) {
  const { letter, me } = useDesk()
  const side = opponent(me.side)
  return (
    <section className={styles.proposal} data-side={side} aria-label={`Proposed ${name}`}>
      <p className={styles.who}>
        <span>
          <SideName side={side} party={letter.sides[side].party} /> proposes another {name}.
        </span>
        <span>
          {proposal.act.by.name}, <Time iso={proposal.act.at} />
        </span>
      </p>
      <Versions
        from={accepted}
        fromName="In the letter"
        to={proposal.runs}
        other={mine && { name: "Your proposal", runs: mine.runs }}
      />
      <Answering proposal={proposal.id} name={name} />
    </section>
  )
}

interface MyWishProps extends WishProps {
  readonly part: string
  readonly theirs: Proposal | null
  readonly onChange: () => void
}

/** What my side wants changed, until the other has answered. Proposing the text as it is takes it back. [A3] */
export function MyWish({ proposal, accepted, name, part, theirs, onChange }: MyWishProps) {
  const { letter, me } = useDesk()
  const them = letter.sides[opponent(me.side)].party
  const back: Command = { type: "propose-joint", part, runs: accepted }
  return (
    <section className={styles.proposal} data-side={me.side} aria-label={`Your proposed ${name}`}>
      <p className={styles.who}>
        <span>
          <strong>Your proposed {name}</strong> waits for {them}.
        </span>
        <span>
          {proposal.act.by.name}, <Time iso={proposal.act.at} />
        </span>
      </p>
      <Versions
        from={accepted}
        fromName="In the letter"
        to={proposal.runs}
        other={theirs && { name: `The proposal of ${them}`, runs: theirs.runs }}
      />
      <TakeBack back={back} onChange={onChange} />
    </section>
  )
}
