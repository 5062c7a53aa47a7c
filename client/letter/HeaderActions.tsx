import { Bell, CircleUser, Command, Download, Eye, EyeOff, MoreHorizontal, ScrollText, UserPlus } from "lucide-react"
import type { Letter } from "../../shared/letter/letter.ts"
import { print } from "../../shared/letter/print.ts"
import { path } from "../api/request.ts"
import { Link, navigate } from "../app/navigation.tsx"
import { Button, buttonClass, IconButton } from "../design/Button.tsx"
import { Kbd } from "../design/Kbd.tsx"
import { Menu, type MenuItem } from "../design/Menu.tsx"
import { useDesk } from "./desk.ts"
import { BegunMark, useIsBegun } from "./FormButton.tsx"

interface HeaderActionsProps {
  readonly onInvite: () => void
  readonly onPalette: () => void
  readonly isSwitching: boolean
  /** Opens or closes the choice of who sees my side's drafts. */
  readonly onSwitch: () => void
}

/** Who sees my side's drafts, in two words. [A2] */
function useDraftsWords(): { readonly words: string; readonly hint: string; readonly Icon: typeof Eye } {
  const { letter, me } = useDesk()
  return letter.visibility[me.side] === "live"
    ? { words: "Drafts live", hint: "The other side sees your drafts while you write.", Icon: Eye }
    : { words: "Drafts private", hint: "The other side sees only what you put into the letter.", Icon: EyeOff }
}

const pdfOf = (id: string) => path`/api/letters/${id}/letter.pdf`
const recordOf = (id: string) => path`/letters/${id}/record`

/** What will be exported: a draft says so on every page. [S3] */
const pdfWords = (letter: Letter) => (print(letter).draft ? "Export PDF: DRAFT" : "Export PDF: final")

/** What can be done with the letter as a whole, side by side. */
export function HeaderActions({ onInvite, onPalette, isSwitching, onSwitch }: HeaderActionsProps) {
  const { letter, canDraft } = useDesk()
  const { words, hint, Icon } = useDraftsWords()
  const quiet = { size: "small", variant: "quiet" } as const
  const commands = (
    <>
      Commands <Kbd keys="Mod+K" />
    </>
  )
  return (
    <>
      {canDraft && (
        <Button
          {...quiet}
          icon={<Icon aria-hidden />}
          aria-haspopup="dialog"
          aria-expanded={isSwitching}
          hint={hint}
          onClick={onSwitch}
        >
          {words}
        </Button>
      )}
      <Link className={buttonClass(quiet)} to={recordOf(letter.id)}>
        <ScrollText aria-hidden /> Record
      </Link>
      {!letter.filed && (
        <Button {...quiet} icon={<UserPlus aria-hidden />} onClick={onInvite}>
          Invite
          <BegunMark forms={["invite"]} />
        </Button>
      )}
      <a className={buttonClass({ variant: "secondary", size: "small" })} href={pdfOf(letter.id)} download>
        <Download aria-hidden /> {pdfWords(letter)}
      </a>
      <IconButton size="small" label="Commands" hint={commands} icon={<Command aria-hidden />} onClick={onPalette} />
    </>
  )
}

/** The same in one menu, with what is on the bar that a phone has no room for. */
export function FoldedActions({ onInvite, onPalette, onSwitch }: HeaderActionsProps) {
  const { letter, canDraft } = useDesk()
  const { words, Icon } = useDraftsWords()
  const isBegun = useIsBegun("invite")
  const items: readonly (MenuItem | false)[] = [
    canDraft && { label: `${words}…`, icon: <Icon aria-hidden />, onSelect: onSwitch },
    !letter.filed && { label: "Invite", hint: isBegun && "Begun, not sent", icon: <UserPlus aria-hidden />, onSelect: onInvite },
    { label: "Record", icon: <ScrollText aria-hidden />, onSelect: () => navigate(recordOf(letter.id)) },
    { label: pdfWords(letter), icon: <Download aria-hidden />, onSelect: () => location.assign(pdfOf(letter.id)) },
    { label: "Commands", icon: <Command aria-hidden />, onSelect: onPalette },
    { label: "Inbox", icon: <Bell aria-hidden />, apart: true, onSelect: () => navigate("/inbox") },
    { label: "Account", icon: <CircleUser aria-hidden />, onSelect: () => navigate("/account") },
  ]
  return (
    <Menu label="More" iconOnly size="small" variant="quiet" align="end" items={items.filter((item) => item !== false)}>
      <MoreHorizontal aria-hidden />
    </Menu>
  )
}
