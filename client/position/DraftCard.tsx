import { CloudOff } from "lucide-react"
import { useId, useRef, useState } from "react"
import type { Issue } from "../../shared/letter/letter.ts"
import { sentenceCount } from "../../shared/letter/measured.ts"
import { positionRoot } from "../../shared/sync/docs.ts"
import { wordDiff } from "../../shared/text/diff.ts"
import { nameOf, unprintable } from "../../shared/text/printable.ts"
import { plain, type Runs } from "../../shared/text/runs.ts"
import { SkeletonText } from "../design/Skeleton.tsx"
import { useDesk, useSaved } from "../letter/desk.ts"
import { listed } from "../letter/words.ts"
import { Changes } from "../letter/Words.tsx"
import { sentenceWords } from "../meter/meterview.ts"
import { ProfferButton } from "../turn/ProfferButton.tsx"
import { BegunTwice } from "./BegunTwice.tsx"
import { DraftState } from "./DraftState.tsx"
import { fits } from "./fits.ts"
import { PositionEditor } from "./PositionEditor.tsx"
import type { PositionView } from "./positionview.ts"
import { useTyping } from "./typing.ts"
import styles from "./Position.module.css"

interface DraftCardProps {
  readonly issue: Issue
  readonly number: number | null
  readonly view: PositionView
  /** Whether the person has just asked for it: the caret then goes in. */
  readonly focus: boolean
  readonly onClose: () => void
}

const NOTHING: Runs = []

/** What is wrong with the words as such, for the person who writes them; null for good ones. */
function unprintableWords(text: string): string | null {
  const found = [...new Set(unprintable(text).map(nameOf))]
  if (found.length === 0) return null
  const them = found.length === 1 ? "it" : "them"
  return `The court’s font does not have ${listed(found.slice(0, 4))}. Take ${them} out before this goes into the letter.`
}

/** Where one writes: the text box, its sentences, whether it is saved, and the button that puts it into the letter. */
export function DraftCard({ issue, number, view, focus, onClose }: DraftCardProps) {
  const { letter, mine } = useDesk()
  const { state, words, here } = useSaved()
  const { maxSentences, citationsCount } = letter.profile
  const id = useId()
  const proffer = useRef<{ open: () => void }>(null)
  const [notice, setNotice] = useState<string | null>(null)
  const [showsChanges, setShowsChanges] = useState(false)
  useTyping(mine, issue.id)
  const fragment = mine.isReady || mine.isRefused ? mine.doc?.getXmlFragment(positionRoot(issue.id)) : undefined
  const count = sentenceCount(view.draft, citationsCount)
  const isOver = maxSentences !== null && count.count > maxSentences
  const isUnsafe = state === "offline" || state === "stopped"
  const changes = { issue: issue.id, view, showsChanges, onShowChanges: setShowsChanges }
  return (
    <div className={styles.card} data-card>
      {isUnsafe && (
        <p className={styles.offline}>
          <CloudOff aria-hidden /> {words}
        </p>
      )}
      {fragment && <BegunTwice fragment={fragment} standing={view.standing?.runs ?? NOTHING} />}
      <DraftState id={`${id}-state`} {...changes} onClose={onClose} />
      {fragment && fits(fragment) ? (
        <PositionEditor
          fragment={fragment}
          rule={{ limit: maxSentences, citationsCount }}
          label={`Your position on issue ${number}`}
          placeholder={placeholderOf(maxSentences)}
          describedBy={`${id}-state ${id}-count ${id}-problem`}
          takesFocus={focus}
          onProffer={() => proffer.current?.open()}
          onNotice={setNotice}
          below={<Below id={`${id}-problem`} view={view} showsChanges={showsChanges} notice={notice} />}
        >
          <span id={`${id}-count`} className={styles.count} data-over={isOver || undefined}>
            {sentenceWords(count, maxSentences, citationsCount)}
          </span>
          <span className={styles.saved} data-here={isUnsafe || undefined}>
            {isUnsafe ? here : words}
          </span>
          <ProfferButton ref={proffer} issue={issue} number={number} view={view} onDone={onClose} />
        </PositionEditor>
      ) : (
        <NoEditor isForeign={fragment !== undefined} />
      )}
    </div>
  )
}

interface BelowProps {
  readonly id: string
  readonly view: PositionView
  readonly showsChanges: boolean
  readonly notice: string | null
}

/** Beneath the text: what changed since the letter, and what is wrong with the words or was left out of a paste. */
function Below({ id, view, showsChanges, notice }: BelowProps) {
  const problem = unprintableWords(plain(view.draft))
  return (
    <>
      {view.standing && view.state === "changed" && showsChanges && (
        <figure className={styles.changes} aria-label={`Changes since revision ${view.standing.number}`}>
          <Changes changes={wordDiff(view.standing.runs, view.draft)} />
        </figure>
      )}
      <p id={id} className={styles.problem} data-notice={!problem || undefined} aria-live="polite">
        {problem ?? notice}
      </p>
    </>
  )
}

/** In place of the text box: while the draft is coming, or where an editor would lose what is in it. */
function NoEditor({ isForeign }: { readonly isForeign: boolean }) {
  return isForeign ? (
    <p className={styles.foreign}>
      This draft was written by another program and holds more than an editor here can show without losing it.
    </p>
  ) : (
    <div className={styles.loading}>
      <SkeletonText lines={3} />
    </div>
  )
}

function placeholderOf(limit: number | null): string {
  return limit === null
    ? "Write your position here."
    : `Write your position here: at most ${limit === 1 ? "one sentence" : `${limit} sentences`}.`
}
