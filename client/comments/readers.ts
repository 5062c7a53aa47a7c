import { opponent } from "../../shared/letter/side.ts"
import { useDesk } from "../letter/desk.ts"
import type { Audience } from "./commentsview.ts"

/** Who reads a remark and what becomes of it, in a sentence. */
export function useReaders(audience: Audience): string {
  const { letter, me } = useDesk()
  const [ours, theirs] = [letter.sides[me.side].party, letter.sides[opponent(me.side)].party]
  return audience === "side"
    ? `Read only by those who are here for ${ours}. Never sent to ${theirs}, not in the record, on no page.`
    : `Read by ${theirs} too. Kept in the record, on no page of the letter. It cannot be taken back.`
}
