import { useMemo } from "react"
import type { Issue } from "../../shared/letter/letter.ts"
import { SideName } from "../design/SideName.tsx"
import { Time } from "../design/Time.tsx"
import { useDesk } from "../letter/desk.ts"
import { Words } from "../letter/Words.tsx"
import { pastOffers, type Fate } from "./resolutionview.ts"
import styles from "./Resolution.module.css"

const FATE: Readonly<Record<Fate, string>> = {
  declined: "declined",
  countered: "answered with other terms",
  "taken-back": "taken back",
  replaced: "replaced by other terms",
}

/** Offers that were not taken; nothing is silently dropped. [T6] */
export function PastOffers({ issue }: { readonly issue: Issue }) {
  const { letter, events } = useDesk()
  const past = useMemo(() => pastOffers(events, issue.id), [events, issue.id])
  if (past.length === 0) return null
  return (
    <details className={styles.past}>
      <summary>{past.length === 1 ? "One offer was not taken" : `${past.length} offers were not taken`}</summary>
      <ul>
        {past.map(({ seq, side, at, terms, fate }) => (
          <li key={seq}>
            <p className={styles.who}>
              <SideName side={side} party={letter.sides[side].party} />
              <span>
                <Time iso={at} />, {FATE[fate]}
              </span>
            </p>
            <Words runs={terms} />
          </li>
        ))}
      </ul>
    </details>
  )
}
