import { useMemo, useState } from "react"
import type { PartChange } from "../../shared/letter/changes.ts"
import { Banner } from "../design/Banner.tsx"
import { Button } from "../design/Button.tsx"
import { Dialog } from "../design/Dialog.tsx"
import { Fingerprint } from "../design/Fingerprint.tsx"
import { Time } from "../design/Time.tsx"
import { useDesk } from "../letter/desk.ts"
import { listed } from "../letter/words.ts"
import { Changes } from "../letter/Words.tsx"
import { voidingOf, type Voiding } from "./voiding.ts"
import styles from "./Approval.module.css"

/** Across the desk, to both sides, until one's own side has approved anew: an approval no longer counts, and why. [S2] */
export function VoidedBanner() {
  const { letter, events, me } = useDesk()
  const voiding = useMemo(() => voidingOf(events, letter, me), [events, letter, me])
  const [isOpen, setOpen] = useState(false)
  if (!voiding) return null
  const whose = voiding.sides.map((side) => (side === me.side ? "Your side’s" : `${letter.sides[side].party}’s`))
  const words = `${listed(whose)} ${voiding.sides.length === 1 ? "approval no longer counts" : "approvals no longer count"}.`
  return (
    <>
      <Banner
        tone="warn"
        full
        action={
          <Button size="small" onClick={() => setOpen(true)}>
            See what changed
          </Button>
        }
      >
        <strong>{words}</strong> {voiding.cause} <Time iso={voiding.at} />
      </Banner>
      <Dialog
        open={isOpen}
        onClose={() => setOpen(false)}
        width="wide"
        title={words}
        text={voiding.cause}
        actions={
          <Button variant="primary" onClick={() => setOpen(false)}>
            Close
          </Button>
        }
      >
        <WhatChanged voiding={voiding} />
      </Dialog>
    </>
  )
}

function WhatChanged({ voiding }: { readonly voiding: Voiding }) {
  const [isWhole, setWhole] = useState(false)
  const { changes, sinceThen } = voiding
  return (
    <>
      <p className={styles.facts}>
        What had been approved was the content <Fingerprint hash={voiding.content} of="of the content approved before" />. The
        letter can be approved again when every issue is joined, resolved or withdrawn.
      </p>
      <PartChanges changes={isWhole && sinceThen ? sinceThen : changes} />
      {sinceThen && (
        <Button size="small" aria-pressed={isWhole} onClick={() => setWhole(!isWhole)}>
          {isWhole ? "Only what voided the approval" : "Everything changed since the approval"}
        </Button>
      )}
    </>
  )
}

function PartChanges({ changes }: { readonly changes: readonly PartChange[] }) {
  if (changes.length === 0) return <p>The letter now says again what had been approved.</p>
  return (
    <ul className={styles.changes}>
      {changes.map(({ part, changes }) => (
        <li key={part}>
          <h3>{part}</h3>
          <p>
            <Changes changes={changes} />
          </p>
        </li>
      ))}
    </ul>
  )
}
