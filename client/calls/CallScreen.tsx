import { ArrowLeft } from "lucide-react"
import { useEffect, type ReactNode } from "react"
import type { RecordStatus } from "../api/record.ts"
import type { Issue } from "../../shared/letter/letter.ts"
import { opponent } from "../../shared/letter/side.ts"
import { headingOf, inDispute, requestLabel } from "../../shared/letter/turns.ts"
import { Link } from "../app/navigation.tsx"
import { useArrival } from "../app/Page.tsx"
import { buttonClass } from "../design/Button.tsx"
import { EmptyState } from "../design/EmptyState.tsx"
import { useDesk } from "../letter/desk.ts"
import { NetworkBanner } from "../letter/NetworkBanner.tsx"
import { numbered } from "../letter/numbers.ts"
import { Words } from "../letter/Words.tsx"
import { TheirPosition } from "../opponent/TheirPosition.tsx"
import { MyPosition } from "../position/MyPosition.tsx"
import { CallClock } from "./CallClock.tsx"
import { CallEntry } from "./CallEntry.tsx"
import { useCalls } from "./CallsPanel.tsx"
import { noted, startToTake, useClock } from "./clock.ts"
import { Notes } from "./Notes.tsx"
import { useCallers, useFollowing, useTelling } from "./together.ts"
import { Whereabouts } from "./Whereabouts.tsx"
import styles from "./CallScreen.module.css"

/** The screen for use during a call: both sides on one issue, the drafts side by side, a clock, and notes of one's own side. */
export function CallScreen({ status }: { readonly status: RecordStatus }) {
  const { letter } = useDesk()
  const issues = letter.issues.filter(inDispute)
  return (
    <div className={styles.call}>
      <NetworkBanner status={status} />
      {issues.length === 0 || letter.filed ? (
        <>
          <Head />
          <EmptyState title={letter.filed ? "The letter is filed" : "Nothing is in dispute"}>
            {letter.filed ? "There is nothing to speak about here any more." : "Add an issue to the letter first."}
          </EmptyState>
        </>
      ) : (
        <Together issues={issues} />
      )}
    </div>
  )
}

function Head({ children }: { readonly children?: ReactNode }) {
  const { letter } = useDesk()
  const heading = useArrival(`Call · ${letter.matter.caption}`)
  return (
    <header className={styles.head}>
      <Link
        to={`/letters/${letter.id}`}
        className={buttonClass({ variant: "quiet", size: "small" }, styles.back)}
        aria-label="Back to the letter"
      >
        <ArrowLeft aria-hidden />
      </Link>
      <div className={styles.title}>
        <h1 ref={heading} tabIndex={-1}>
          Call
        </h1>
        <p>{letter.matter.caption}</p>
      </div>
      <div className={styles.clock}>{children}</div>
    </header>
  )
}

function Together({ issues }: { readonly issues: readonly Issue[] }) {
  const { letter, me, joint } = useDesk()
  const callers = useCallers(joint.awareness)
  const [clock, setClock] = useClock(letter.id, me.userId)
  const { mine, follows, choose, follow } = useFollowing(joint.awareness, issues.map(({ id }) => id))
  const issue = issues.find(({ id }) => id === mine.issue) ?? issues[0]!
  const start = startToTake(clock, callers.map(({ began }) => began))
  useEffect(() => {
    setClock((now) => {
      const begun = start && !now.began ? { ...now, began: start } : now
      return noted(begun, issue.id, [me, ...callers])
    })
  }, [start, clock.began, issue.id, me, callers, setClock])
  useTelling(joint.awareness, { issue: issue.id, turn: mine.turn, began: clock.began })
  return (
    <>
      <Head>
        <CallClock clock={clock} onClock={setClock} />
      </Head>
      <Whereabouts
        issues={issues}
        issue={issue}
        callers={callers.filter(({ name, side }) => name !== me.name || side !== me.side)}
        follows={follows}
        onFollow={follow}
        onChoose={choose}
      />
      <div className={styles.columns}>
        <OnIssue key={issue.id} issue={issue} />
        <aside className={styles.beside} aria-label="Beside the call">
          <ToAnswer />
          <Notes issue={issue.id} />
        </aside>
      </div>
    </>
  )
}

/** The issue that is spoken about: what is at stake, and both sides' words and drafts beside each other. */
function OnIssue({ issue }: { readonly issue: Issue }) {
  const { letter, me } = useDesk()
  const number = numbered(letter, issue)
  return (
    <section className={styles.issue} aria-label={`Issue ${number}`}>
      <h2 className={styles.heading}>
        {number}. <Words runs={headingOf(letter, issue)} />
      </h2>
      {issue.request && <p className={styles.request}>{requestLabel(issue.request)}</p>}
      <div className={styles.positions}>
        {[issue.mover, opponent(issue.mover)].map((side) => {
          const Position = side === me.side ? MyPosition : TheirPosition
          return <Position key={side} issue={issue} number={number} />
        })}
      </div>
    </section>
  )
}

/** Calls that the other side has logged and that wait for my word: now, while it is fresh. */
function ToAnswer() {
  const { calls } = useCalls()
  const waiting = calls.filter(({ answer }) => answer?.why === null)
  if (waiting.length === 0) return null
  return (
    <ol className={styles.answers} aria-label="Calls that wait for your word">
      {waiting.map((view) => (
        <CallEntry key={view.call.id} view={view} />
      ))}
    </ol>
  )
}
