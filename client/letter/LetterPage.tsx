import { useMemo } from "react"
import "../design/letterface.css"
import { command, useLetter, type OpenLetter } from "../api/letter.ts"
import { opponent } from "../../shared/letter/side.ts"
import type { Letter, Member } from "../../shared/letter/letter.ts"
import { PagesProvider } from "../preview/pages.tsx"
import { DeskProvider, type Desk as DeskParts } from "./desk.ts"
import { DeskSkeleton } from "./DeskSkeleton.tsx"
import { Desk } from "./Desk.tsx"
import { useDoc } from "./docs.ts"
import { NotHere } from "./NotHere.tsx"

/** The page of one letter: what it is while it comes, where it cannot be had, and the desk. */
export function LetterPage({ id }: { readonly id: string }) {
  const open = useLetter(id)
  const { letter, me, status, words } = open
  if (status === "refused" && !letter) return <NotHere words={words} />
  if (letter && me) return <Opened key={id} letter={letter} me={me} open={open} />
  if (letter && status !== "loading") return <NotHere words="You have no part in this letter. Ask the side you belong to for an invitation." />
  return <DeskSkeleton />
}

function Opened({ letter, me, open }: { readonly letter: Letter; readonly me: Member; readonly open: OpenLetter }) {
  const { id, visibility } = letter
  const { events, measure } = open
  const mine = useDoc(id, me.side, true)
  const theirs = useDoc(id, opponent(me.side), visibility[opponent(me.side)] === "live")
  const joint = useDoc(id, "joint", true)
  const canDraft = !letter.filed && me.role !== "viewer"
  const desk = useMemo<DeskParts>(
    () => ({ letter, events, me, measure, mine, theirs, joint, canDraft, give: (what, after) => command(id, what, after) }),
    [letter, events, me, measure, mine, theirs, joint, canDraft, id],
  )
  return (
    <DeskProvider value={desk}>
      <PagesProvider>
        <Desk status={open.status} words={open.words} />
      </PagesProvider>
    </DeskProvider>
  )
}
