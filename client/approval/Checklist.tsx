import { ArrowUp, Check, Circle } from "lucide-react"
import { Button } from "../design/Button.tsx"
import { goToIssue, goToPart, INTRODUCTION } from "../letter/places.ts"
import type { Check as Demand, Open } from "./checklist.ts"
import styles from "./Approval.module.css"

/** How the parts beside the letter are shown. */
interface Shows {
  readonly onPages: () => void
  readonly onCalls: () => void
}

interface ChecklistProps extends Shows {
  readonly checks: readonly Demand[]
}

/** What must be so before either side can approve; what is not yet so leads to where it is done. [S1] */
export function Checklist({ checks, ...shows }: ChecklistProps) {
  return (
    <div className={styles.missing}>
      <h3>Before either side can approve</h3>
      <ul>
        {checks.map(({ id, words, open }) => (
          <li key={id} className={styles.check} data-met={open.length === 0 || undefined}>
            {open.length === 0 ? <Check aria-hidden /> : <Circle aria-hidden />}
            <div>
              <p>
                {words}
                <span className="visually-hidden">{open.length === 0 ? ": so it is." : ": not yet."}</span>
              </p>
              {open.length > 0 && (
                <ul className={styles.open}>
                  {open.map((each) => (
                    <li key={each.words}>
                      <span>{each.words}</span>
                      {each.place && (
                        <Button size="small" variant="quiet" icon={<ArrowUp aria-hidden />} onClick={() => go(each, shows)}>
                          Go there
                        </Button>
                      )}
                    </li>
                  ))}
                </ul>
              )}
            </div>
          </li>
        ))}
      </ul>
    </div>
  )
}

function go({ place }: Open, { onPages, onCalls }: Shows): void {
  if (place?.to === "issue") return goToIssue(place.issue)
  if (place?.to === "introduction") return goToPart(INTRODUCTION)
  if (place?.to === "calls") return onCalls()
  onPages()
}
