import { headingOf } from "../../shared/letter/turns.ts"
import { plain } from "../../shared/text/runs.ts"
import { CallsPanel, useCalls } from "../calls/CallsPanel.tsx"
import { CommentsPanel } from "../comments/Comments.tsx"
import type { Scope } from "../comments/commentsview.ts"
import { Tabs } from "../design/Tabs.tsx"
import { Select } from "../design/TextField.tsx"
import { Meter } from "../meter/Meter.tsx"
import { usePages } from "../preview/pages.tsx"
import { Preview } from "../preview/Preview.tsx"
import { Shares } from "../shares/Shares.tsx"
import { Timeline } from "../timeline/Timeline.tsx"
import { useDesk } from "./desk.ts"
import { BegunMark } from "./FormButton.tsx"
import { numberOrEnding } from "./numbers.ts"
import styles from "./SidePanel.module.css"

/** What lies beside the letter. */
export type PanelTab = "pages" | "timeline" | "calls" | "comments"

interface SidePanelProps {
  readonly tab: PanelTab
  readonly onTab: (tab: PanelTab) => void
  /** The issue whose timeline is shown; null for the first. */
  readonly issue: string | null
  readonly onIssue: (issue: string) => void
  /** What the comments shown are about. */
  readonly scope: Scope
  readonly onScope: (scope: Scope) => void
}

/** Beside the letter: the meter, and beneath it the pages or the timeline. */
export function SidePanel({ tab, onTab, issue, onIssue, scope, onScope }: SidePanelProps) {
  const { waiting } = useCalls()
  return (
    <aside className={styles.panel} aria-label="Pages and timeline">
      <MeterPanel />
      <div className={styles.tabs}>
        <Tabs
          label="Beside the letter"
          selected={tab}
          onSelect={onTab}
          tabs={[
            { id: "pages", label: "Pages", panel: <PagesPanel /> },
            { id: "timeline", label: "Timeline", panel: <TimelinePanel issue={issue} onIssue={onIssue} /> },
            { id: "calls", label: <Waiting label="Calls" count={waiting} forms={CALL_FORMS} />, panel: <CallsPanel /> },
            { id: "comments", label: <Waiting label="Comments" forms={COMMENT_FORMS} />, panel: <CommentsPanel scope={scope} onScope={onScope} /> },
          ]}
        />
      </div>
    </aside>
  )
}

interface WaitingProps {
  readonly label: string
  readonly count?: number
  /** The kinds of forms that are opened there. */
  readonly forms: readonly string[]
}

/** The name of a tab with how many things there wait for me, and whether a form there was begun and not sent. */
export function Waiting({ label, count = 0, forms }: WaitingProps) {
  return (
    <>
      {label}
      {count > 0 && (
        <>
          {" "}
          <span className={styles.waiting}>{count}</span>
          <span className="visually-hidden"> waiting for you</span>
        </>
      )}
      <BegunMark forms={forms} />
    </>
  )
}

/** What is opened beside the letter. */
export const CALL_FORMS = ["call", "dispute", "note"]
export const COMMENT_FORMS = ["comment"]

export function MeterPanel() {
  const { letter } = useDesk()
  const { measure, hasDrafts } = usePages()
  return (
    <>
      <Meter letter={letter} measure={measure} withDrafts={hasDrafts} />
      <Shares />
    </>
  )
}

export function PagesPanel() {
  const { letter } = useDesk()
  const { pages, withDrafts, setWithDrafts, engine } = usePages()
  const note = {
    ready: null,
    loading: "Laid out by the server, without drafts, until this browser is ready.",
    failed: "This browser cannot lay out pages. These come from the server, without drafts.",
  }[engine]
  return (
    <Preview
      pages={pages}
      limit={letter.profile.limit.pages ?? null}
      withDrafts={withDrafts}
      onWithDrafts={letter.filed ? null : setWithDrafts}
      note={note}
    />
  )
}

export function TimelinePanel({ issue: id, onIssue }: Pick<SidePanelProps, "issue" | "onIssue">) {
  const { letter } = useDesk()
  const issue = letter.issues.find((each) => each.id === id) ?? letter.issues[0]
  if (!issue)
    return (
      <p className={styles.nothing}>The timeline of an issue begins when the first side has put its words into the letter.</p>
    )
  return (
    <>
      {letter.issues.length > 1 && (
        <div className={styles.choose}>
          <Select label="Issue" value={issue.id} onChange={(event) => onIssue(event.target.value)}>
            {letter.issues.map((each) => (
              <option key={each.id} value={each.id}>
                {numberOrEnding(letter, each)}: {plain(headingOf(letter, each))}
              </option>
            ))}
          </Select>
        </div>
      )}
      <Timeline letter={letter} issue={issue} />
    </>
  )
}
