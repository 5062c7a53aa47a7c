import { ArrowDown, ArrowUp } from "lucide-react"
import { useEffect, useRef, useState } from "react"
import type { Command } from "../../shared/letter/command.ts"
import { opponent } from "../../shared/letter/side.ts"
import { Button, IconButton } from "../design/Button.tsx"
import { Dialog } from "../design/Dialog.tsx"
import { announce } from "../design/announcer.ts"
import { toast } from "../design/toast.ts"
import { useDesk } from "../letter/desk.ts"
import { RefusalWords, useGiving } from "../letter/giving.tsx"
import { useJudged } from "../letter/judged.ts"
import { RuleSource } from "../turn/RuleSource.tsx"
import { moved, orderIn, orderOf, placed, type Placed } from "./orderview.ts"
import styles from "./Order.module.css"

/** Up or down. */
type Way = 1 | -1

/** Another order of the issues: at once while the letter holds nothing of the other side, by a proposal afterwards. [A3] */
export function OrderDialog({ onClose }: { readonly onClose: () => void }) {
  const { letter, me } = useDesk()
  const { give, isBusy, refusal } = useGiving()
  const own = letter.joint["order"]?.proposals.find(({ answer, act }) => answer === null && act.by.side === me.side)
  const [order, setOrder] = useState(() => startOf(orderOf(letter), own ? orderIn(own.runs) : []))
  const command: Command = { type: "reorder-issues", order }
  const judged = useJudged(command)
  const isAtOnce = judged.happenings.some(({ type }) => type === "issues-reordered")
  const isSame = judged.code === "unchanged"
  const them = letter.sides[opponent(me.side)].party
  const send = async () => {
    if (judged.why || !(await give(command))) return
    toast(isAtOnce ? "The issues are in their new order." : `Order proposed. ${them} accepts or rejects it.`)
    onClose()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title="Order of the issues"
      text={
        isAtOnce || (isSame && !own)
          ? "Move an issue with its buttons, or with the arrow keys on them."
          : `The order is joint text: ${them} accepts or rejects it, and until then the letter keeps the one it has.`
      }
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant="primary"
            why={isSame ? "Move an issue first." : judged.why}
            busy={isBusy && "Sending…"}
            onClick={() => void send()}
          >
            {isAtOnce ? "Use this order" : "Propose this order"}
          </Button>
        </>
      }
    >
      <OrderList order={placed(letter, order)} onMove={(id, by) => setOrder(moved(order, id, by))} />
      {judged.why && !isSame && (
        <p className={styles.why}>
          {judged.why} <RuleSource rule={judged.rule} source={judged.source} />
        </p>
      )}
      <RefusalWords refusal={refusal} />
    </Dialog>
  )
}

/** My open proposal as far as its issues are still in the dispute, and those raised since at the end. */
function startOf(now: readonly string[], wished: readonly string[]): readonly string[] {
  return [...wished.filter((id) => now.includes(id)), ...now.filter((id) => !wished.includes(id))]
}

const WAYS = [
  { by: -1, label: "Move up", Icon: ArrowUp, end: "It is the first." },
  { by: 1, label: "Move down", Icon: ArrowDown, end: "It is the last." },
] as const
const KEYS: Readonly<Record<string, Way>> = { ArrowUp: -1, ArrowDown: 1 }

interface OrderListProps {
  readonly order: readonly Placed[]
  readonly onMove: (id: string, by: Way) => void
}

function OrderList({ order, onMove }: OrderListProps) {
  const list = useRef<HTMLOListElement>(null)
  const [last, setLast] = useState<{ readonly id: string; readonly by: Way } | null>(null)
  useEffect(() => {
    // The row has moved under the focus; at either end the other button takes it.
    const row = last && list.current?.querySelector(`[data-row="${last.id}"]`)
    const [up, down] = row?.querySelectorAll("button") ?? []
    const wanted = last?.by === 1 ? [down, up] : [up, down]
    wanted.find((button) => button?.getAttribute("aria-disabled") === null)?.focus()
  }, [last])
  const move = (id: string, heading: string, by: Way) => {
    const to = order.findIndex((each) => each.id === id) + by
    if (to < 0 || to >= order.length) return
    onMove(id, by)
    setLast({ id, by })
    announce(`${heading}: now ${to + 1} of ${order.length}.`)
  }
  return (
    <ol ref={list} className={styles.list}>
      {order.map(({ id, heading, now, next }, i) => (
        <li key={id} data-row={id} className={styles.row}>
          <span className={styles.number}>{next}</span>
          <span className={styles.heading}>
            {heading}
            {now !== next && <span className={styles.was}>now {now}</span>}
          </span>
          <span
            role="toolbar"
            aria-label={heading}
            tabIndex={-1}
            className={styles.ways}
            onKeyDown={(event) => {
              const way = KEYS[event.key]
              if (!way) return
              event.preventDefault()
              move(id, heading, way)
            }}
          >
            {WAYS.map(({ by, label, Icon, end }) => (
              <IconButton
                key={by}
                size="small"
                label={`${label}: ${heading}`}
                icon={<Icon aria-hidden />}
                why={i + by < 0 || i + by >= order.length ? end : null}
                onClick={() => move(id, heading, by)}
              />
            ))}
          </span>
        </li>
      ))}
    </ol>
  )
}
