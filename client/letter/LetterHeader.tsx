import { ArrowLeft } from "lucide-react"
import { useEffect, useRef, useState } from "react"
import { phaseOf, type Phase } from "../../shared/letter/phase.ts"
import { Link } from "../app/navigation.tsx"
import { useArrival } from "../app/Page.tsx"
import { announce } from "../design/announcer.ts"
import { Badge } from "../design/Badge.tsx"
import { buttonClass } from "../design/Button.tsx"
import { useDesk, useSaved } from "./desk.ts"
import { FoldedActions, HeaderActions } from "./HeaderActions.tsx"
import { useNarrow } from "./narrow.ts"
import { People } from "./People.tsx"
import { VisibilityPopover } from "./Visibility.tsx"
import styles from "./Header.module.css"

const PHASE_WORDS: Readonly<Record<Phase, string>> = {
  drafting: "Drafting",
  approving: "Being approved",
  final: "Final",
  filed: "Filed",
}

interface LetterHeaderProps {
  readonly onInvite: () => void
  readonly onPalette: () => void
}

/** What letter this is, who is here, whether the words are kept, and what can be taken away or changed of the whole. */
export function LetterHeader({ onInvite, onPalette }: LetterHeaderProps) {
  const { letter, canDraft } = useDesk()
  const heading = useArrival(letter.matter.caption)
  const switcher = useRef<HTMLDivElement>(null)
  const [isSwitching, setSwitching] = useState(false)
  const isNarrow = useNarrow()
  const { profile, matter } = letter
  const actions = { onInvite, onPalette, isSwitching, onSwitch: () => setSwitching(!isSwitching) }
  return (
    <header className={styles.header}>
      <Link to="/" className={buttonClass({ variant: "quiet", size: "small" }, styles.back)} aria-label="All letters">
        <ArrowLeft aria-hidden />
      </Link>
      <div className={styles.words}>
        <h1 ref={heading} tabIndex={-1} className={styles.caption}>
          {matter.caption}
        </h1>
        <p className={styles.facts}>
          <span>{matter.caseNumber}</span>
          <span className={styles.judge} title={profile.source.title}>
            {profile.judge ?? profile.court}
          </span>
          <Badge>{PHASE_WORDS[phaseOf(letter)]}</Badge>
          {canDraft && <SavedWords />}
        </p>
      </div>
      <People />
      <div ref={switcher} className={styles.actions}>
        {isNarrow ? <FoldedActions {...actions} /> : <HeaderActions {...actions} />}
      </div>
      {canDraft && <VisibilityPopover anchor={switcher} open={isSwitching} onClose={() => setSwitching(false)} />}
    </header>
  )
}

/** How my side's words are kept. The whole sentence stands where one types. Said to a screen reader only when it goes wrong, and when it is right again. */
function SavedWords() {
  const { state, words, short } = useSaved()
  const isUnsafe = state === "offline" || state === "stopped"
  const wasUnsafe = useRef(false)
  useEffect(() => {
    if (isUnsafe) announce(words)
    else if (wasUnsafe.current) announce("Connected again.")
    wasUnsafe.current = isUnsafe
  }, [isUnsafe, words])
  return (
    <span className={styles.saved} data-state={state}>
      {short}
    </span>
  )
}
