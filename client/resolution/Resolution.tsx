import { Check, CornerUpLeft, Pencil, X } from "lucide-react"
import { useMemo, useState } from "react"
import type { Ending, Issue } from "../../shared/letter/letter.ts"
import { opponent } from "../../shared/letter/side.ts"
import { Button } from "../design/Button.tsx"
import { Dialog } from "../design/Dialog.tsx"
import { SideName } from "../design/SideName.tsx"
import { Time } from "../design/Time.tsx"
import { toast } from "../design/toast.ts"
import { useDesk } from "../letter/desk.ts"
import { FormButton } from "../letter/FormButton.tsx"
import { RefusalWords, useGiving } from "../letter/giving.tsx"
import { useJudged } from "../letter/judged.ts"
import { Words } from "../letter/Words.tsx"
import { linesWords, useLinesBack } from "./lines.ts"
import { OfferTerms } from "./OfferTerms.tsx"
import { PastOffers } from "./PastOffers.tsx"
import styles from "./Resolution.module.css"

interface ResolutionProps {
  readonly issue: Issue
  readonly number: number | null
  /** Whether the field for terms is open. */
  readonly isOffering: boolean
  readonly onOffering: (isOffering: boolean) => void
}

/** Terms that would settle the issue, or have: the open offer, those not taken, and a field for one's own. [T6] */
export function Resolution({ issue, number, isOffering, onOffering }: ResolutionProps) {
  const { letter, me, canDraft } = useDesk()
  const { offer, ending } = issue
  const isMine = offer?.act.by.side === me.side
  if (ending?.kind === "resolved") return <Resolved issue={issue} ending={ending} />
  if (ending) return null
  return (
    <>
      {offer && (
        <section
          className={styles.offer}
          data-side={offer.act.by.side}
          aria-label={isMine ? "Terms you offered" : "Terms offered to you"}
        >
          <p className={styles.who}>
            {isMine ? (
              <>You offered to settle this issue. It waits for {letter.sides[opponent(me.side)].party}</>
            ) : (
              <>
                <SideName side={offer.act.by.side} party={letter.sides[offer.act.by.side].party} /> offers to settle this issue
              </>
            )}
            <span>
              {" · "}
              <Time iso={offer.act.at} />
            </span>
          </p>
          <p>
            <Words runs={offer.terms} />
          </p>
          {canDraft && <OfferActions issue={issue} offer={offer} number={number} isMine={isMine} onCounter={() => onOffering(true)} />}
        </section>
      )}
      {isOffering && <OfferTerms issue={issue} onDone={() => onOffering(false)} />}
      <PastOffers issue={issue} />
    </>
  )
}

interface OfferActionsProps {
  readonly issue: Issue
  readonly offer: NonNullable<Issue["offer"]>
  readonly number: number | null
  readonly isMine: boolean
  readonly onCounter: () => void
}

function OfferActions({ issue, offer, number, isMine, onCounter }: OfferActionsProps) {
  const { give, isBusy, refusal } = useGiving()
  const [isAccepting, setAccepting] = useState(false)
  const accept = useJudged({ type: "accept-resolution", issue: issue.id, offer: offer.act.seq })
  const decline = useJudged({ type: "decline-resolution", issue: issue.id })
  const end = async () =>
    (await give({ type: "decline-resolution", issue: issue.id })) && toast(isMine ? "Your offer is taken back." : "Offer declined.")
  return (
    <>
      {!isAccepting && <RefusalWords refusal={refusal} />}
      <div className={styles.row}>
        {!isMine && (
          <Button size="small" variant="primary" icon={<Check aria-hidden />} why={accept.why} onClick={() => setAccepting(true)}>
            Accept…
          </Button>
        )}
        <FormButton place={`terms/${issue.id}`} size="small" icon={<Pencil aria-hidden />} why={decline.why} onClick={onCounter}>
          {isMine ? "Offer other terms" : "Answer with other terms"}
        </FormButton>
        <Button
          size="small"
          variant="quiet"
          icon={isMine ? <CornerUpLeft aria-hidden /> : <X aria-hidden />}
          why={decline.why}
          busy={isBusy && (isMine ? "Taking back…" : "Declining…")}
          onClick={() => void end()}
        >
          {isMine ? "Take it back" : "Decline"}
        </Button>
      </div>
      {isAccepting && <Accept issue={issue} offer={offer} number={number} onClose={() => setAccepting(false)} />}
    </>
  )
}

/** The last look before an issue is settled for good. The terms are those that were on the screen when it was opened. [T6] */
function Accept({ issue, offer: shown, number, onClose }: Pick<OfferActionsProps, "issue" | "offer" | "number"> & { onClose: () => void }) {
  const { give, isBusy, refusal } = useGiving()
  const [offer] = useState(shown)
  const { party } = useDesk().letter.sides[offer.act.by.side]
  const ending = useMemo<Ending>(() => ({ kind: "resolved", act: offer.act, terms: offer.terms }), [offer])
  const lines = useLinesBack(issue, ending)
  const accept = async () => {
    if (!(await give({ type: "accept-resolution", issue: issue.id, offer: offer.act.seq }))) return
    toast(`Issue ${number} is resolved.`)
    onClose()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      width="narrow"
      title={`Settle issue ${number}?`}
      text={`On these terms of ${party} it leaves the dispute and ${linesWords(lines)}. To bring it back, it must be raised anew.`}
      actions={
        <>
          <Button onClick={onClose}>Not yet</Button>
          <Button variant="primary" icon={<Check aria-hidden />} busy={isBusy && "Accepting…"} onClick={() => void accept()}>
            Accept these terms
          </Button>
        </>
      }
    >
      <blockquote className={styles.terms} data-side={offer.act.by.side}>
        <Words runs={offer.terms} />
      </blockquote>
      <RefusalWords refusal={refusal} />
    </Dialog>
  )
}

function Resolved({ issue, ending }: { readonly issue: Issue; readonly ending: Extract<Ending, { kind: "resolved" }> }) {
  const { letter } = useDesk()
  const lines = useLinesBack(issue, ending)
  return (
    <section className={styles.resolved} aria-label="Terms of the settlement">
      <p className={styles.who}>
        <strong>Resolved on these terms</strong>
        <span>
          accepted by {ending.act.by.name} for {letter.sides[ending.act.by.side].party}, <Time iso={ending.act.at} />
        </span>
      </p>
      <p>
        <Words runs={ending.terms} />
      </p>
      <p className={styles.lines}>
        It {linesWords(lines)}.
        {letter.profile.listResolved ? " The terms are printed in the letter as agreed." : " The letter does not mention it any more."}
      </p>
      <PastOffers issue={issue} />
    </section>
  )
}
