import {
  ArrowLeft,
  ArrowUpDown,
  Download,
  Eye,
  FileText,
  Hash,
  Keyboard,
  MessageSquare,
  Moon,
  PencilLine,
  Phone,
  PhoneCall,
  Plus,
  UserPlus,
} from "lucide-react"
import { useEffect, useRef } from "react"
import { path } from "../api/request.ts"
import { navigate } from "../app/navigation.tsx"
import { applyTheme, shownTheme } from "../design/theme.ts"
import { headingOf } from "../../shared/letter/turns.ts"
import { plain } from "../../shared/text/runs.ts"
import type { Scope } from "../comments/commentsview.ts"
import { Palette, type Action } from "../palette/Palette.tsx"
import { ShortcutHelp } from "../palette/ShortcutHelp.tsx"
import { isTyped, shortcutOf } from "../palette/shortcuts.ts"
import { useDesk } from "./desk.ts"
import { numberOrEnding } from "./numbers.ts"
import { goToIssue, step } from "./places.ts"

interface DeskPaletteProps {
  readonly open: "commands" | "keys" | null
  readonly onOpen: (open: "commands" | "keys" | null) => void
  /** Null where one may not. */
  readonly onAdd: (() => void) | null
  readonly onOrder: (() => void) | null
  readonly onInvite: () => void
  readonly onPages: () => void
  readonly onTimeline: (issue: string) => void
  readonly onCalls: () => void
  readonly onComments: (scope: Scope) => void
}

/** The keys of the letter screen, and the palette in which everything is found. */
export function DeskPalette({ open, onOpen, ...does }: DeskPaletteProps) {
  const latest = useRef({ onOpen, ...does })
  useEffect(() => {
    latest.current = { onOpen, ...does }
  })
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (document.querySelector("dialog:modal")) return
      const shortcut = shortcutOf(event, isTyped(document.activeElement))
      if (!shortcut || event.defaultPrevented) return
      event.preventDefault()
      if (shortcut === "next" || shortcut === "previous") step(shortcut === "next" ? 1 : -1)
      else if (shortcut === "preview") latest.current.onPages()
      else latest.current.onOpen(shortcut === "help" ? "keys" : "commands")
    }
    window.addEventListener("keydown", onKeyDown, true)
    return () => window.removeEventListener("keydown", onKeyDown, true)
  }, [])
  const actions = useActions({ ...does, onKeys: () => onOpen("keys") })
  return (
    <>
      <Palette open={open === "commands"} onClose={() => onOpen(null)} actions={actions} />
      <ShortcutHelp open={open === "keys"} onClose={() => onOpen(null)} />
    </>
  )
}

type Does = Omit<DeskPaletteProps, "open" | "onOpen"> & { readonly onKeys: () => void }

const ORDER = { id: "order", group: "Write", label: "Reorder the issues", icon: <ArrowUpDown aria-hidden /> }

function useActions({ onAdd, onOrder, onInvite, onPages, onTimeline, onCalls, onComments, onKeys }: Does): readonly Action[] {
  const { letter } = useDesk()
  const issues = letter.issues.map((issue) => ({
    issue,
    name: `${numberOrEnding(letter, issue)}. ${plain(headingOf(letter, issue))}`,
  }))
  const go = issues.map(({ issue, name }): Action => ({
    id: issue.id,
    group: "Go to",
    label: name,
    icon: <Hash aria-hidden />,
    run: () => goToIssue(issue.id),
  }))
  const history = issues.map(({ issue, name }): Action => ({
    id: `${issue.id}-timeline`,
    group: "Revisions",
    label: `Revisions of ${name}`,
    icon: <FileText aria-hidden />,
    run: () => onTimeline(issue.id),
  }))
  const other = shownTheme() === "dark" ? "light" : "dark"
  const write: readonly Action[] = [
    {
      id: "next",
      group: "Write",
      label: "Next position",
      icon: <PencilLine aria-hidden />,
      keys: "Alt+ArrowDown",
      run: () => step(1),
    },
    ...(onAdd ? [{ id: "add", group: "Write", label: "Add an issue", icon: <Plus aria-hidden />, run: onAdd }] : []),
    ...(onOrder ? [{ ...ORDER, run: onOrder }] : []),
  ]
  const rest: readonly Action[] = [
    {
      id: "pages",
      group: "Letter",
      label: "Show or hide the pages",
      icon: <Eye aria-hidden />,
      keys: "Alt+P",
      also: ["preview"],
      run: onPages,
    },
    {
      id: "call-screen",
      group: "Letter",
      label: "Call screen",
      icon: <PhoneCall aria-hidden />,
      also: ["telephone", "conference"],
      run: () => navigate(path`/letters/${letter.id}/call`),
    },
    { id: "calls", group: "Letter", label: "Calls", icon: <Phone aria-hidden />, also: ["telephone", "log"], run: onCalls },
    {
      id: "comments",
      group: "Letter",
      label: "Comments",
      icon: <MessageSquare aria-hidden />,
      also: ["notes", "remarks"],
      run: () => onComments("all"),
    },
    {
      id: "pdf",
      group: "Letter",
      label: "Export PDF",
      icon: <Download aria-hidden />,
      also: ["download"],
      run: () => location.assign(path`/api/letters/${letter.id}/letter.pdf`),
    },
    { id: "invite", group: "Letter", label: "Invite somebody", icon: <UserPlus aria-hidden />, run: onInvite },
    {
      id: "theme",
      group: "Screen",
      label: `Use ${other} colours`,
      icon: <Moon aria-hidden />,
      also: ["theme"],
      run: () => applyTheme(other),
    },
    {
      id: "keys",
      group: "Screen",
      label: "Keys",
      icon: <Keyboard aria-hidden />,
      keys: "?",
      also: ["shortcuts", "help"],
      run: onKeys,
    },
    { id: "letters", group: "Screen", label: "All letters", icon: <ArrowLeft aria-hidden />, run: () => navigate("/") },
  ]
  return [...go, ...write, ...rest, ...history]
}
