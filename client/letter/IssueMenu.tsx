import { ArrowUpDown, Handshake, History, MessageSquare, MoreHorizontal, Pencil, Undo2 } from "lucide-react"
import type { Issue } from "../../shared/letter/letter.ts"
import { may } from "../../shared/letter/roles.ts"
import { Menu, type MenuItem } from "../design/Menu.tsx"
import { useDesk } from "./desk.ts"
import { calledOf } from "./numbers.ts"

interface IssueMenuProps {
  readonly issue: Issue
  readonly number: number | null
  readonly onTimeline: () => void
  readonly onComments: () => void
  /** Null where there is nothing to order. */
  readonly onOrder: (() => void) | null
  readonly onPropose: (part: "heading" | "request") => void
  readonly onOffer: () => void
  readonly onWithdraw: () => void
}

/** What can be done about an issue besides writing on it. */
export function IssueMenu({ issue, number, onTimeline, onComments, onOrder, onPropose, onOffer, onWithdraw }: IssueMenuProps) {
  const { letter, me, canDraft } = useDesk()
  const revisions: MenuItem = { label: "Revisions and changes", icon: <History aria-hidden />, onSelect: onTimeline }
  const comments: MenuItem = { label: "Comments on this issue", icon: <MessageSquare aria-hidden />, onSelect: onComments }
  const counsel = may(me.role, "propose-resolution") ? null : "Only counsel of your side can: it commits the side."
  const why = issue.mover === me.side ? counsel : `Only ${letter.sides[issue.mover].party} can: it raised the issue.`
  const pencil = <Pencil aria-hidden />
  const order: MenuItem = { label: "Move in the order…", icon: <ArrowUpDown aria-hidden />, onSelect: () => onOrder?.() }
  const changes: readonly MenuItem[] = [
    { label: "Propose another heading", icon: pencil, apart: true, onSelect: () => onPropose("heading") },
    { label: "Propose other request words", icon: pencil, onSelect: () => onPropose("request") },
    ...(onOrder ? [order] : []),
    { label: "Offer terms to settle it", icon: <Handshake aria-hidden />, apart: true, onSelect: onOffer, why: counsel },
    { label: "Withdraw this issue", icon: <Undo2 aria-hidden />, onSelect: onWithdraw, why },
  ]
  const isOpen = issue.ending === null && canDraft
  const items = isOpen ? [revisions, comments, ...changes] : [revisions, comments]
  const label = `More for ${calledOf(issue, number)}`
  return (
    <Menu label={label} iconOnly size="small" variant="quiet" align="end" items={items}>
      <MoreHorizontal aria-hidden />
    </Menu>
  )
}
