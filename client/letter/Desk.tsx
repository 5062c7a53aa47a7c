import { memo, useRef, useState, type ReactNode } from "react"
import type { RecordStatus } from "../api/record.ts"
import { may } from "../../shared/letter/roles.ts"
import { CallNotice } from "../calls/CallNotice.tsx"
import { CallsPanel, useCalls } from "../calls/CallsPanel.tsx"
import { VoidedBanner } from "../approval/Voided.tsx"
import { CommentsPanel } from "../comments/Comments.tsx"
import type { Scope } from "../comments/commentsview.ts"
import { Banner } from "../design/Banner.tsx"
import { Button } from "../design/Button.tsx"
import { OrderDialog } from "../joint/OrderDialog.tsx"
import { orderOf } from "../joint/orderview.ts"
import { InviteDialog } from "../invitation/InviteDialog.tsx"
import { TurnBanner } from "../turn/TurnBanner.tsx"
import { saveAsSeen } from "../record/save.ts"
import { meterView } from "../meter/meterview.ts"
import { usePages } from "../preview/pages.tsx"
import { DeskPalette } from "./DeskPalette.tsx"
import { useDesk, useSaved } from "./desk.ts"
import { LetterHeader } from "./LetterHeader.tsx"
import { LetterSheet } from "./Sheet.tsx"
import { NetworkBanner } from "./NetworkBanner.tsx"
import { useNews } from "./news.ts"
import { Outline } from "./Outline.tsx"
import { CALL_FORMS, COMMENT_FORMS, MeterPanel, PagesPanel, SidePanel, TimelinePanel, Waiting, type PanelTab } from "./SidePanel.tsx"
import { useStill } from "./still.ts"
import { useNarrow } from "./narrow.ts"
import styles from "./Desk.module.css"

/** The part of the letter that a phone shows. */
type Part = "letter" | "pages" | "meter" | "timeline" | "calls" | "comments"

interface DeskProps {
  readonly status: RecordStatus
  readonly words: string | null
}

/**
 * The letter screen: the letter in the middle, its issues and its pages beside it. Kept as it is while only the words around it
 * change: with every key "Saving…" comes and goes.
 */
export const Desk = memo(function Desk({ status, words }: DeskProps) {
  const { letter, me, canDraft } = useDesk()
  const [tab, setTab] = useState<PanelTab>("pages")
  const [part, setPart] = useState<Part>("letter")
  const [showsPanel, setShowsPanel] = useState(true)
  const [issue, setIssue] = useState<string | null>(null)
  const [scope, setScope] = useState<Scope>("all")
  const [isAdding, setAdding] = useState(false)
  const [isOrdering, setOrdering] = useState(false)
  const [isInviting, setInviting] = useState(false)
  const [palette, setPalette] = useState<"commands" | "keys" | null>(null)
  const scroller = useRef<HTMLDivElement>(null)
  const isNarrow = useNarrow()
  useStill(scroller)
  useNews()
  const add = canDraft && may(me.role, "add-issue") ? () => (setPart("letter"), setAdding(true)) : null
  const order = canDraft && may(me.role, "reorder-issues") && orderOf(letter).length > 1 ? () => setOrdering(true) : null
  const showTimeline = (of: string) => {
    setIssue(of)
    setTab("timeline")
    setPart("timeline")
    setShowsPanel(true)
  }
  const showCalls = () => {
    setTab("calls")
    setPart("calls")
    setShowsPanel(true)
  }
  const showComments = (on: Scope) => {
    setScope(on)
    setTab("comments")
    setPart("comments")
    setShowsPanel(true)
  }
  const showPages = () => {
    setPart(part === "pages" ? "letter" : "pages")
    setTab("pages")
    setShowsPanel(!showsPanel || tab !== "pages")
  }
  const openPages = () => {
    setPart("pages")
    setTab("pages")
    setShowsPanel(true)
  }
  return (
    <div className={styles.desk} data-panel={showsPanel}>
      <LetterHeader onInvite={() => setInviting(true)} onPalette={() => setPalette("commands")} />
      <RecordBanner status={status} words={words} />
      <NetworkBanner status={status} />
      <TurnBanner />
      <CallNotice />
      <VoidedBanner />
      {isNarrow && <PartTabs part={part} onPart={setPart} />}
      <div className={styles.columns}>
        <div className={styles.outline}>
          <Outline onAdd={add} onOrder={order} />
        </div>
        <div ref={scroller} className={styles.letter} hidden={isNarrow && part !== "letter"}>
          <LetterSheet
            isAdding={isAdding}
            onAdding={setAdding}
            onTimeline={showTimeline}
            onComments={showComments}
            onOrder={order}
            onPages={openPages}
            onCalls={showCalls}
          />
        </div>
        {isNarrow ? (
          <div className={styles.beside} hidden={part === "letter"}>
            {part === "pages" && <PagesPanel />}
            {part === "meter" && <MeterPanel />}
            {part === "calls" && <CallsPanel />}
            {part === "comments" && <CommentsPanel scope={scope} onScope={setScope} />}
            {part === "timeline" && <TimelinePanel issue={issue} onIssue={setIssue} />}
          </div>
        ) : (
          showsPanel && <SidePanel {...{ tab, issue, scope }} onTab={setTab} onIssue={setIssue} onScope={setScope} />
        )}
      </div>
      {isOrdering && <OrderDialog onClose={() => setOrdering(false)} />}
      <InviteDialog letter={letter} me={me} open={isInviting} onClose={() => setInviting(false)} />
      <DeskPalette
        open={palette}
        onOpen={setPalette}
        onAdd={add}
        onOrder={order}
        onInvite={() => setInviting(true)}
        onPages={showPages}
        onTimeline={showTimeline}
        onCalls={showCalls}
        onComments={showComments}
      />
    </div>
  )
})

/** What is wrong with the record, across the page. Where one types, the draft says by itself that there is no connection. */
function RecordBanner({ status, words }: DeskProps) {
  const { letter, events, canDraft } = useDesk()
  const { state } = useSaved()
  const isSaid = canDraft && state === "offline"
  if (status === "broken")
    return (
      <Banner
        tone="danger"
        full
        action={
          <Button size="small" onClick={() => saveAsSeen(letter.id, events)}>
            Save the record as seen (JSON)
          </Button>
        }
      >
        The record that came from the server does not continue the one shown here, so nothing more is taken in. Save it, and load the
        page again: where this browser keeps things, what the server no longer has is then shown apart.
      </Banner>
    )
  return status === "offline" && !isSaid ? (
    <Banner tone="warn" full>
      {words} What you read may not be the latest.
    </Banner>
  ) : null
}

/** What a phone shows, one part at a time; the meter's figures are on its own button, always in sight. */
function PartTabs({ part, onPart }: { readonly part: Part; readonly onPart: (part: Part) => void }) {
  const { letter } = useDesk()
  const { measure } = usePages()
  const { waiting } = useCalls()
  const view = measure && meterView(letter, measure)
  const parts: readonly (readonly [Part, ReactNode])[] = [
    ["letter", "Letter"],
    ["meter", view ? `${view.used.replace(/ pages?$/, " pp.")}, ${view.left.toLowerCase()}` : "Meter"],
    ["pages", "Pages"],
    ["timeline", "Timeline"],
    ["calls", <Waiting key="calls" label="Calls" count={waiting} forms={CALL_FORMS} />],
    ["comments", <Waiting key="comments" label="Comments" forms={COMMENT_FORMS} />],
  ]
  return (
    <nav className={styles.parts} aria-label="Parts of the screen">
      {parts.map(([id, label]) => (
        <button
          key={id}
          type="button"
          aria-pressed={id === part}
          data-fill={id === "meter" ? view?.fill : undefined}
          onClick={() => onPart(id)}
        >
          {label}
        </button>
      ))}
    </nav>
  )
}
