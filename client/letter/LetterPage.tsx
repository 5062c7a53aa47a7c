import { useMemo } from "react"
import "../design/letterface.css"
import { command, useLetter, type OpenLetter } from "../api/letter.ts"
import { opponent } from "../../shared/letter/side.ts"
import type { Letter, Member } from "../../shared/letter/letter.ts"
import { CallScreen } from "../calls/CallScreen.tsx"
import { useForms } from "../keep/keptform.ts"
import { PagesProvider } from "../preview/pages.tsx"
import { DeskProvider, SavedProvider, type Desk as DeskParts } from "./desk.ts"
import { DeskSkeleton } from "./DeskSkeleton.tsx"
import { Desk } from "./Desk.tsx"
import { useDoc, useRescue } from "./docs.ts"
import { NotHere } from "./NotHere.tsx"

interface LetterPageProps {
  readonly id: string
  /** What of it is shown: the desk, or the screen for use during a call. */
  readonly screen?: "desk" | "call"
}

/** The page of one letter: what it is while it comes, where it cannot be had, and the desk. */
export function LetterPage({ id, screen = "desk" }: LetterPageProps) {
  const open = useLetter(id)
  const { letter, me, status, words } = open
  if (status === "refused" && !letter) return <NotHere words={words} letter={id} />
  if (letter && me) return <Opened key={id} letter={letter} me={me} open={open} screen={screen} />
  if (letter && status !== "loading")
    return <NotHere letter={id} words="You have no part in this letter. Ask the side you belong to for an invitation." />
  return <DeskSkeleton />
}

interface OpenedProps {
  readonly letter: Letter
  readonly me: Member
  readonly open: OpenLetter
  readonly screen: "desk" | "call"
}

function Opened({ letter, me, open, screen }: OpenedProps) {
  const { id, visibility } = letter
  const { events, measure } = open
  const rescue = useRescue(me.userId, id)
  const forms = useForms(me.userId, id)
  const mayWrite = me.role !== "viewer" && !letter.filed
  const shared = { letter: id, userId: me.userId, rescue }
  const other = opponent(me.side)
  // A filed letter, too: what was written before that, without a connection, is still on its way.
  const isKept = me.role !== "viewer"
  const { open: mine, saved } = useDoc({ ...shared, name: me.side, mayWrite, isKept, isOpen: true })
  const { open: theirs } = useDoc({ ...shared, name: other, mayWrite: false, isKept: false, isOpen: visibility[other] === "live" })
  const { open: joint } = useDoc({ ...shared, name: "joint", mayWrite, isKept, isOpen: true })
  const desk = useMemo<DeskParts | null>(
    () => forms && {
      letter,
      events,
      me,
      measure,
      mine,
      theirs,
      joint,
      rescue,
      forms,
      canDraft: mayWrite,
      give: (what, naming) => command(id, what, naming),
    },
    [letter, events, me, measure, mine, theirs, joint, rescue, forms, mayWrite, id],
  )
  if (!desk) return <DeskSkeleton />
  return (
    <DeskProvider value={desk}>
      <SavedProvider value={saved}>
        <PagesProvider>
          {screen === "call" ? <CallScreen status={open.status} /> : <Desk status={open.status} words={open.words} />}
        </PagesProvider>
      </SavedProvider>
    </DeskProvider>
  )
}
