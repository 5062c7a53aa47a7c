import { ArrowDown } from "lucide-react"
import { Button } from "../design/Button.tsx"
import { SideMark } from "../design/SideName.tsx"
import { Time } from "../design/Time.tsx"
import { opponent } from "../../shared/letter/side.ts"
import { useDesk } from "../letter/desk.ts"
import { APPROVAL, goToIssue, goToPart } from "../letter/places.ts"
import { turnView } from "./turnview.ts"
import styles from "./TurnBanner.module.css"

/** Whose turn it is, on which issues, since when, and what to do: always in sight, said to a screen reader when it moves. */
export function TurnBanner() {
  const { letter, me } = useDesk()
  const view = turnView(letter, me)
  const holder = view.holder === "me" ? me.side : opponent(me.side)
  const first = view.issues.find(({ turn }) => view.holder !== "nobody" && turn === holder)
  return (
    <div className={styles.banner} data-holder={view.holder} data-side={view.holder === "nobody" ? undefined : holder}>
      {view.holder !== "nobody" && <SideMark side={holder} />}
      <output className={styles.words}>
        <strong className={styles.title}>{view.title}</strong> <span className={styles.todo}>{view.todo}</span>
      </output>
      {view.since && (
        <span className={styles.since}>
          <span className="visually-hidden">since </span>
          <Time iso={view.since} />
        </span>
      )}
      {!first && letter.issues.length > 0 && !letter.filed && (
        <Button size="small" variant="quiet" icon={<ArrowDown aria-hidden />} onClick={() => goToPart(APPROVAL)}>
          Go to approval
        </Button>
      )}
      {first && (
        <Button size="small" variant="quiet" icon={<ArrowDown aria-hidden />} onClick={() => goToIssue(first.issue)}>
          Go to issue {first.number}
        </Button>
      )}
    </div>
  )
}
