import type { Side } from "../../shared/letter/side.ts"
import { classes } from "./classes.ts"
import styles from "./SideName.module.css"

/** What each side is called where the party's name is not known. */
export const SIDE_LABEL: Readonly<Record<Side, string>> = { requesting: "Requesting party", responding: "Responding party" }

/** The side's shape: a square for the requesting, a circle for the responding side. Decoration; a name stands beside it. */
export function SideMark({ side }: { readonly side: Side }) {
  return (
    <svg className={classes(styles.mark, styles[side])} viewBox="0 0 10 10" aria-hidden focusable="false">
      {side === "requesting" ? <rect x="0.75" y="0.75" width="8.5" height="8.5" rx="1" /> : <circle cx="5" cy="5" r="4.6" />}
    </svg>
  )
}

interface SideNameProps {
  readonly side: Side
  /** The party's name; without it the side's own name. */
  readonly party?: string
  /** Adds "(your side)". */
  readonly mine?: boolean
  /** Cuts a long name with an ellipsis rather than wrapping it. */
  readonly short?: boolean
}

/** A party in its side's colour and shape, so that it can be told without seeing colour. */
export function SideName({ side, party, mine, short }: SideNameProps) {
  return (
    <span className={classes(styles.name, styles[side], short && styles.short)} title={short ? party : undefined}>
      <SideMark side={side} />
      <span className={styles.words}>
        {party || SIDE_LABEL[side]}
        {mine && <span className={styles.mine}> (your side)</span>}
      </span>
    </span>
  )
}
