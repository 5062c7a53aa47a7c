import type { Command } from "../../shared/letter/command.ts"
import type { Proposal } from "../../shared/letter/letter.ts"
import { opponent } from "../../shared/letter/side.ts"
import { SideName } from "../design/SideName.tsx"
import { Time } from "../design/Time.tsx"
import { useDesk } from "../letter/desk.ts"
import { Answering } from "./Answering.tsx"
import { Earlier } from "./Earlier.tsx"
import { jointView } from "./jointview.ts"
import { orderIn, orderOf, placed } from "./orderview.ts"
import { TakeBack } from "./TakeBack.tsx"
import joint from "./Joint.module.css"
import styles from "./Order.module.css"

/** Orders of the issues that one side proposes: the old one and the new one, and the answer. [A3] */
export function OrderChanges({ onOrder }: { readonly onOrder: () => void }) {
  const { letter, events, me } = useDesk()
  const { mine, theirs, earlier } = jointView(letter, events, "order", me.side)
  if (!mine && !theirs && earlier.length === 0) return null
  return (
    <section aria-label="Order of the issues">
      {theirs && <TheirOrder proposal={theirs} />}
      {mine && <MyOrder proposal={mine} onOrder={onOrder} />}
      <Earlier
        about="of the order"
        proposals={earlier}
        draw={({ proposal }) => <Order order={orderIn(proposal.runs)} name="Proposed" />}
      />
    </section>
  )
}

/** The issues of an order, one a line; those whose number changes say from which. */
function Order({ order, name }: { readonly order: readonly string[]; readonly name: string }) {
  const { letter } = useDesk()
  return (
    <div>
      <p className={styles.name}>{name}</p>
      <ol className={styles.shown}>
        {placed(letter, order).map(({ id, heading, now, next }) => (
          <li key={id} data-moved={now !== next || undefined}>
            <span className={styles.number}>{next ?? "–"}</span>
            <span className={styles.heading}>
              {heading}
              {now !== next && now !== null && <span className={styles.was}>now {now}</span>}
            </span>
          </li>
        ))}
      </ol>
    </div>
  )
}

function Both({ proposal }: { readonly proposal: Proposal }) {
  const { letter } = useDesk()
  return (
    <div className={styles.both}>
      <Order name="In the letter" order={orderOf(letter)} />
      <Order name="Proposed" order={orderIn(proposal.runs)} />
    </div>
  )
}

function TheirOrder({ proposal }: { readonly proposal: Proposal }) {
  const { letter } = useDesk()
  const { name, side } = proposal.act.by
  return (
    <section className={joint.proposal} data-side={side} aria-label="Proposed order">
      <p className={joint.who}>
        <span>
          <SideName side={side} party={letter.sides[side].party} /> proposes another order of the issues.
        </span>
        <span>
          {name}, <Time iso={proposal.act.at} />
        </span>
      </p>
      <Both proposal={proposal} />
      <Answering proposal={proposal.id} name="order of the issues" />
    </section>
  )
}

function MyOrder({ proposal, onOrder }: { readonly proposal: Proposal; readonly onOrder: () => void }) {
  const { letter, me } = useDesk()
  const back: Command = { type: "reorder-issues", order: orderOf(letter) }
  return (
    <section className={joint.proposal} data-side={me.side} aria-label="Your proposed order">
      <p className={joint.who}>
        <span>
          <strong>Your proposed order</strong> waits for {letter.sides[opponent(me.side)].party}.
        </span>
        <span>
          {proposal.act.by.name}, <Time iso={proposal.act.at} />
        </span>
      </p>
      <Both proposal={proposal} />
      <TakeBack back={back} onChange={onOrder} />
    </section>
  )
}
