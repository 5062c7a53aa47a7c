import { ArrowLeft, Command, Download, Eye, EyeOff, UserPlus } from "lucide-react"
import { useRef, useState } from "react"
import { path } from "../api/request.ts"
import { phaseOf, type Phase } from "../../shared/letter/phase.ts"
import { Link } from "../app/navigation.tsx"
import { useArrival } from "../app/Page.tsx"
import { Badge } from "../design/Badge.tsx"
import { Button, buttonClass, IconButton } from "../design/Button.tsx"
import { Kbd } from "../design/Kbd.tsx"
import { useDesk } from "./desk.ts"
import { People } from "./People.tsx"
import { VisibilityPopover } from "./Visibility.tsx"
import styles from "./Header.module.css"

const PHASE_WORDS: Readonly<Record<Phase, string>> = { drafting: "Drafting", approving: "Being approved", final: "Final", filed: "Filed" }

interface LetterHeaderProps {
  readonly onInvite: () => void
  readonly onPalette: () => void
}

/** What letter this is, who is here, whether the words are kept, and what can be taken away or changed of the whole. */
export function LetterHeader({ onInvite, onPalette }: LetterHeaderProps) {
  const { letter, me, mine, canDraft } = useDesk()
  const heading = useArrival(letter.matter.caption)
  const switcher = useRef<HTMLDivElement>(null)
  const [isSwitching, setSwitching] = useState(false)
  const isLive = letter.visibility[me.side] === "live"
  const { profile, matter } = letter
  return (
    <header className={styles.header}>
      <Link to="/" className={buttonClass({ variant: "quiet", size: "small" }, styles.back)} aria-label="All letters"><ArrowLeft aria-hidden /></Link>
      <div className={styles.words}>
        <h1 ref={heading} tabIndex={-1} className={styles.caption}>{matter.caption}</h1>
        <p className={styles.facts}>
          <span>{matter.caseNumber}</span>
          <span title={profile.source.title}>{profile.judge ?? profile.court}</span>
          <Badge>{PHASE_WORDS[phaseOf(letter)]}</Badge>
          {canDraft && <span className={styles.saved} data-state={mine.saved.state}>{mine.saved.words}</span>}
        </p>
      </div>
      <People />
      <div className={styles.actions}>
        {canDraft && (
          <div ref={switcher}>
            <Button size="small" variant="quiet" icon={isLive ? <Eye aria-hidden /> : <EyeOff aria-hidden />} aria-haspopup="dialog" aria-expanded={isSwitching}
              hint={isLive ? "The other side sees your drafts while you write." : "The other side sees only what you put into the letter."} onClick={() => setSwitching(!isSwitching)}>
              {isLive ? "Drafts live" : "Drafts private"}
            </Button>
            <VisibilityPopover anchor={switcher} open={isSwitching} onClose={() => setSwitching(false)} />
          </div>
        )}
        <Button size="small" variant="quiet" icon={<UserPlus aria-hidden />} onClick={onInvite}>Invite</Button>
        <a className={buttonClass({ variant: "secondary", size: "small" })} href={path`/api/letters/${letter.id}/letter.pdf`} download>
          <Download aria-hidden /> Export PDF
        </a>
        <IconButton size="small" label="Commands" hint={<>Commands <Kbd keys="Mod+K" /></>} icon={<Command aria-hidden />} onClick={onPalette} />
      </div>
    </header>
  )
}
