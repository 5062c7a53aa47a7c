import "../design/letterface.css"
import { SideName } from "../design/SideName.tsx"
import type { Side } from "../../shared/letter/side.ts"
import styles from "./Specimen.module.css"

interface PositionProps {
  readonly side: Side
  readonly party: string
  readonly children: string
}

function Position({ side, party, children }: PositionProps) {
  return (
    <div className={`${styles.position} ${styles[side]}`}>
      <p className={styles.party}>
        <SideName side={side} party={party} />
      </p>
      <p>{children}</p>
    </div>
  )
}

/** A piece of a letter, as a picture of what comes out. Parties and facts are invented. */
export function Specimen() {
  return (
    <figure className={styles.figure}>
      <figcaption className="visually-hidden">A piece of a joint letter, with invented parties</figcaption>
      <div className={styles.sheet}>
        <p className={styles.re}>
          Re: <em>Alder Creek Growers, LLC v. Sutter Pump &amp; Irrigation Co.</em>
        </p>
        <p className={styles.heading}>1. Interrogatory No. 4: every pump failure reported since 2009</p>
        <Position side="requesting" party="Alder Creek">
          The model was sold with one impeller from 2009 on, so earlier failures bear on notice. Alder Creek will take the
          warranty database export in place of a narrative answer.
        </Position>
        <Position side="responding" party="Sutter Pump">
          There are 2,311 warranty tickets, most about seals and not impellers. Sutter Pump will export tickets coded
          “impeller” or “shaft”, 2009 to date, by August 23.
        </Position>
      </div>
      <div className={styles.foot} aria-hidden>
        <span className={styles.meter}>
          <span className={styles.joint} />
          <span className={styles.one} />
          <span className={styles.two} />
        </span>
        Page 1 of 2
      </div>
    </figure>
  )
}
