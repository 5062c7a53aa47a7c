import type { RefObject } from "react"
import { opponent } from "../../shared/letter/side.ts"
import type { Visibility } from "../../shared/letter/letter.ts"
import { RadioCards } from "../design/RadioCards.tsx"
import { announce } from "../design/announcer.ts"
import { useDesk } from "./desk.ts"
import { RefusalWords, useGiving } from "./giving.tsx"
import { Popover } from "./Popover.tsx"

interface VisibilityPopoverProps {
  readonly anchor: RefObject<HTMLElement | null>
  readonly open: boolean
  readonly onClose: () => void
}

/** Who may watch my side's drafts while it writes. Private takes effect at once. [A2] */
export function VisibilityPopover({ anchor, open, onClose }: VisibilityPopoverProps) {
  const { letter, me } = useDesk()
  const { give, refusal } = useGiving()
  const them = letter.sides[opponent(me.side)].party
  const choose = async (visibility: Visibility) => {
    if (visibility === letter.visibility[me.side]) return onClose()
    if (!(await give({ type: "set-visibility", visibility }))) return
    announce(visibility === "live" ? `${them} sees your drafts from now on.` : `${them} no longer sees your drafts.`)
    onClose()
  }
  return (
    <Popover open={open} onClose={onClose} anchor={anchor} title="Who sees your side’s drafts?">
      <RadioCards
        legend={<span className="visually-hidden">Who sees your side’s drafts</span>}
        value={letter.visibility[me.side]}
        onChange={(value) => void choose(value)}
        choices={[
          { value: "live", label: "Live", text: `${them} watches while you write. Made for writing together during a call.` },
          {
            value: "private",
            label: "Private",
            text: `${them} sees only what you put into the letter. Takes effect at once; what it has seen before, it has seen.`,
          },
        ]}
      />
      <RefusalWords refusal={refusal} />
    </Popover>
  )
}
