import { FileSignature } from "lucide-react"
import { useMemo, useState } from "react"
import type { CommandOf } from "../../shared/letter/command.ts"
import type { Letter } from "../../shared/letter/letter.ts"
import { contentHash, print } from "../../shared/letter/print.ts"
import { opponent } from "../../shared/letter/side.ts"
import { wouldBe } from "../../shared/letter/wouldbe.ts"
import { Banner } from "../design/Banner.tsx"
import { Button } from "../design/Button.tsx"
import { Dialog } from "../design/Dialog.tsx"
import { Fingerprint } from "../design/Fingerprint.tsx"
import { Tabs } from "../design/Tabs.tsx"
import { toast } from "../design/toast.ts"
import { useDesk } from "../letter/desk.ts"
import { RefusalWords, useGiving } from "../letter/giving.tsx"
import { LetterText } from "./LetterText.tsx"
import { SignedPages } from "./SignedPages.tsx"
import styles from "./Approval.module.css"

/** What one is about to sign, frozen when the view was opened: what is read is what is signed. [S2] */
interface Signing {
  readonly command: CommandOf<"approve">
  /** The letter as it will be with this signature. */
  readonly signed: Letter
}

/** The whole letter as it will stand, its content's fingerprint, and the one button that signs it. [S2] */
export function Review({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  return open ? <OpenReview onClose={onClose} /> : null
}

function useSigning(): Signing {
  const { letter, me } = useDesk()
  const [signing] = useState<Signing>(() => {
    const command: CommandOf<"approve"> = { type: "approve", hash: contentHash(letter) }
    return { command, signed: wouldBe(letter, command, me, new Date().toISOString()) ?? letter }
  })
  return signing
}

function OpenReview({ onClose }: { readonly onClose: () => void }) {
  const { letter, me } = useDesk()
  const { command, signed } = useSigning()
  const [hasRead, setHasRead] = useState(false)
  const [tab, setTab] = useState<"pages" | "words">("pages")
  const { give, isBusy, refusal } = useGiving()
  // The head at the foot would be made up: it comes with the signature.
  const content = useMemo(() => ({ ...print(signed), hashes: null }), [signed])
  const [mine, theirs] = [letter.sides[me.side].party, letter.sides[opponent(me.side)].party]
  const hasChanged = contentHash(letter) !== command.hash
  const isFinal = letter.approvals[opponent(me.side)] !== null
  const whyNot = hasChanged
    ? "The letter has changed since you opened this view. Close it, and read the letter again."
    : hasRead
      ? null
      : "Read the letter, then tick the box above."
  const sign = async () => {
    if (!(await give(command))) return
    toast(isFinal ? "The letter is final." : `Approved. ${theirs} has still to approve the same content.`)
    onClose()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      width="wide"
      title={`Approve the letter for ${mine}`}
      text={`This is the letter as it will stand with your signature${isFinal ? ", which makes it final" : ""}. Read all of it.`}
      actions={
        <>
          <Button onClick={onClose}>Not yet</Button>
          <Button
            variant="primary"
            icon={<FileSignature aria-hidden />}
            why={whyNot}
            busy={isBusy && "Approving…"}
            onClick={() => void sign()}
          >
            Approve as {me.name}
          </Button>
        </>
      }
    >
      {hasChanged && <Banner tone="warn">{whyNot}</Banner>}
      <Tabs
        label="The letter"
        selected={tab}
        onSelect={setTab}
        tabs={[
          { id: "pages", label: "As pages", panel: <SignedPages content={content} /> },
          { id: "words", label: "As words", panel: <LetterText content={content} /> },
        ]}
      />
      <div className={styles.signs}>
        <p>
          You sign this content: <Fingerprint hash={command.hash} of="of the content you sign" />
        </p>
        <p className={styles.facts}>
          Any change to it, by either side, voids your approval, and both sides are told what changed. Until the letter is filed
          you can take your approval back.
        </p>
        <label className={styles.confirm}>
          <input type="checkbox" checked={hasRead} onChange={(event) => setHasRead(event.target.checked)} />
          <span>I have read the whole letter and approve it for {mine}.</span>
        </label>
      </div>
      <RefusalWords refusal={refusal} />
    </Dialog>
  )
}
