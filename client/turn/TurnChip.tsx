import { Check, CornerDownLeft, Minus } from "lucide-react"
import { Badge } from "../design/Badge.tsx"
import type { IssueTurn } from "./turnview.ts"

/** One issue's turn in two words. Mine stands out. */
export function TurnChip({ turn, mine }: { readonly turn: IssueTurn; readonly mine: boolean }) {
  if (turn.state === "joined" || turn.state === "resolved") return <Badge icon={<Check aria-hidden />}>{turn.chip}</Badge>
  if (turn.state === "withdrawn") return <Badge icon={<Minus aria-hidden />}>{turn.chip}</Badge>
  return mine ? (
    <Badge tone="strong" icon={<CornerDownLeft aria-hidden />}>
      {turn.chip}
    </Badge>
  ) : (
    <Badge>{turn.chip}</Badge>
  )
}
