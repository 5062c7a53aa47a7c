import { ArrowLeft, Bell, CircleUser, Command, Download, Eye, EyeOff, MoreHorizontal, UserPlus } from "lucide-react"
import { useRef, useState } from "react"
import { path } from "../api/request.ts"
import { phaseOf, type Phase } from "../../shared/letter/phase.ts"
import { Link, navigate } from "../app/navigation.tsx"
import { useArrival } from "../app/Page.tsx"
import { Badge } from "../design/Badge.tsx"
import { Button, buttonClass, IconButton } from "../design/Button.tsx"
import { Kbd } from "../design/Kbd.tsx"
import { Menu } from "../design/Menu.tsx"
import type { Saved } from "../sync/status.ts"
import { useDesk, useSaved } from "./desk.ts"
import { useNarrow } from "./narrow.ts"
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
  const { letter, me, canDraft } = useDesk()
  const heading = useArrival(letter.matter.caption)
  const switcher = useRef<HTMLDivElement>(null)
  const [isSwitching, setSwitching] = useState(false)
  const isLive = letter.visibility[me.side] === "live"
  const isNarrow = useNarrow()
  const draftsWords = isLive ? "Drafts live" : "Drafts private"
  const pdf = path`/api/letters/${letter.id}/letter.pdf`
  const { profile, matter } = letter
  return (
    <header className={styles.header}>
      <Link to="/" className={buttonClass({ variant: "quiet", size: "small" }, styles.back)} aria-label="All letters"><ArrowLeft aria-hidden /></Link>
      <div className={styles.words}>
        <h1 ref={heading} tabIndex={-1} className={styles.caption}>{matter.caption}</h1>
        <p className={styles.facts}>
          <span>{matter.caseNumber}</span>
          <span className={styles.judge} title={profile.source.title}>{profile.judge ?? profile.court}</span>
          <Badge>{PHASE_WORDS[phaseOf(letter)]}</Badge>
          {canDraft && <SavedWords />}
        </p>
      </div>
      <People />
      <div ref={switcher} className={styles.actions}>
        {canDraft && !isNarrow && (
          <Button size="small" variant="quiet" icon={isLive ? <Eye aria-hidden /> : <EyeOff aria-hidden />} aria-haspopup="dialog" aria-expanded={isSwitching}
            hint={isLive ? "The other side sees your drafts while you write." : "The other side sees only what you put into the letter."} onClick={() => setSwitching(!isSwitching)}>
            {draftsWords}
          </Button>
        )}
        {isNarrow ? (
          <Menu label="More" iconOnly size="small" variant="quiet" align="end"
            items={[
              ...(canDraft ? [{ label: `${draftsWords}…`, icon: isLive ? <Eye aria-hidden /> : <EyeOff aria-hidden />, onSelect: () => setSwitching(true) }] : []),
              { label: "Invite", icon: <UserPlus aria-hidden />, onSelect: onInvite },
              { label: "Export PDF", icon: <Download aria-hidden />, onSelect: () => location.assign(pdf) },
              { label: "Commands", icon: <Command aria-hidden />, onSelect: onPalette },
              { label: "Inbox", icon: <Bell aria-hidden />, apart: true, onSelect: () => navigate("/inbox") },
              { label: "Account", icon: <CircleUser aria-hidden />, onSelect: () => navigate("/account") },
            ]}>
            <MoreHorizontal aria-hidden />
          </Menu>
        ) : (
          <>
            {!letter.filed && <Button size="small" variant="quiet" icon={<UserPlus aria-hidden />} onClick={onInvite}>Invite</Button>}
            <a className={buttonClass({ variant: "secondary", size: "small" })} href={pdf} download><Download aria-hidden /> Export PDF</a>
            <IconButton size="small" label="Commands" hint={<>Commands <Kbd keys="Mod+K" /></>} icon={<Command aria-hidden />} onClick={onPalette} />
          </>
        )}
      </div>
      {canDraft && <VisibilityPopover anchor={switcher} open={isSwitching} onClose={() => setSwitching(false)} />}
    </header>
  )
}

/** What there is room for; the whole sentence stands across the place where one types. */
const SHORT: Readonly<Partial<Record<Saved["state"], string>>> = { offline: "Not saved yet: no connection", stopped: "Not saved" }

function SavedWords() {
  const { state, words } = useSaved()
  return <span className={styles.saved} data-state={state}>{SHORT[state] ?? words}</span>
}
