import { FileSignature } from "lucide-react"
import { useMemo, useState } from "react"
import { may } from "../../shared/letter/roles.ts"
import { Button } from "../design/Button.tsx"
import { useNow } from "../design/Time.tsx"
import { toast } from "../design/toast.ts"
import { Filing } from "../filing/Filing.tsx"
import { useDesk } from "../letter/desk.ts"
import { RefusalWords, useGiving } from "../letter/giving.tsx"
import { APPROVAL } from "../letter/places.ts"
import { RuleSource } from "../turn/RuleSource.tsx"
import { approvalView } from "./approvalview.ts"
import { Checklist } from "./Checklist.tsx"
import { checklist } from "./checklist.ts"
import { Review } from "./Review.tsx"
import { Signatures } from "./Signatures.tsx"
import styles from "./Approval.module.css"

/** At the foot of the letter, where it is signed: what is missing, both signatures, and what my side can do. [S1–S5] */
export function Approval(shows: { readonly onPages: () => void; readonly onCalls: () => void }) {
  const { letter, me, measure } = useDesk()
  const now = useNow()
  const view = useMemo(
    () => approvalView(letter, me, measure, new Date(now).toISOString()),
    [letter, me, measure, now],
  )
  const checks = useMemo(() => checklist(letter, measure), [letter, measure])
  const [isReviewing, setReviewing] = useState(false)
  const revoking = useGiving()
  const revoke = async () => {
    if (await revoking.give({ type: "revoke-approval" })) toast("Your side’s approval is taken back.")
  }
  return (
    <section id={APPROVAL} tabIndex={-1} className={styles.approval} aria-labelledby="approval-heading">
      <header>
        <h2 id="approval-heading">Approval</h2>
        <p className={styles.state}>{view.state}</p>
      </header>
      {checks.some(({ open }) => open.length > 0) && view.phase === "drafting" && <Checklist checks={checks} {...shows} />}
      <Signatures view={view} />
      {view.approve && may(me.role, "approve") && (
        <div className={styles.row}>
          <Button variant="primary" icon={<FileSignature aria-hidden />} why={view.why} onClick={() => setReviewing(true)}>
            Read it whole and approve
          </Button>
          {view.why && (
            <p className={styles.why}>
              {view.why} <RuleSource rule={view.rule} source={view.source} />
            </p>
          )}
        </div>
      )}
      {view.phase === "final" && <Filing />}
      {view.mayRevoke && (
        <div className={styles.row}>
          <Button size="small" variant="quiet" busy={revoking.isBusy && "Taking it back…"} onClick={() => void revoke()}>
            Take our approval back
          </Button>
          <RefusalWords refusal={revoking.refusal} />
        </div>
      )}
      <Review open={isReviewing} onClose={() => setReviewing(false)} />
    </section>
  )
}
