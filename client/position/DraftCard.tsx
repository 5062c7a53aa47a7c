import { CloudOff, GitCompare, RotateCcw, X } from "lucide-react"
import { ySyncPluginKey } from "@tiptap/y-tiptap"
import { useId, useRef, useState } from "react"
import { writePosition } from "../../shared/draft/position.ts"
import type { Issue } from "../../shared/letter/letter.ts"
import { sentenceCount } from "../../shared/letter/measured.ts"
import { nameOf, unprintable } from "../../shared/text/printable.ts"
import { plain } from "../../shared/text/runs.ts"
import { wordDiff } from "../../shared/text/diff.ts"
import { positionRoot } from "../../shared/sync/docs.ts"
import { Button, IconButton } from "../design/Button.tsx"
import { SkeletonText } from "../design/Skeleton.tsx"
import { useDesk, useSaved } from "../letter/desk.ts"
import { listed } from "../letter/words.ts"
import { Changes } from "../letter/Words.tsx"
import { sentenceWords } from "../meter/meterview.ts"
import { ProfferButton } from "../turn/ProfferButton.tsx"
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

/** What is wrong with the words as such, for the person who writes them; null for good ones. */
function unprintableWords(text: string): string | null {
  const found = [...new Set(unprintable(text).map(nameOf))]
  if (found.length === 0) return null
  return `The court’s font does not have ${listed(found.slice(0, 4))}. Take ${found.length === 1 ? "it" : "them"} out before this goes into the letter.`
}

/** Where one writes: the text box, its sentences, whether it is saved, and the button that puts it into the letter. */
export function DraftCard({ issue, number, view, focus, onClose }: DraftCardProps) {
  const { letter, mine } = useDesk()
  const saved = useSaved()
  const { maxSentences, citationsCount } = letter.profile
  const id = useId()
  const proffer = useRef<{ open: () => void }>(null)
  const [notice, setNotice] = useState<string | null>(null)
  const [showsChanges, setShowsChanges] = useState(false)
  useTyping(mine, issue.id)
  const fragment = mine.isReady ? mine.doc?.getXmlFragment(positionRoot(issue.id)) : undefined
  const count = sentenceCount(view.draft, citationsCount)
  const isOver = maxSentences !== null && count.count > maxSentences
  const isUnsafe = saved.state === "offline" || saved.state === "stopped"
  const problem = unprintableWords(plain(view.draft))
  return (
    <div className={styles.card} data-card data-saved={saved.state}>
      {isUnsafe && <p className={styles.offline} role="alert"><CloudOff aria-hidden /> {saved.words}</p>}
      <p id={`${id}-state`} className={styles.state}>
        <span>{view.state === "standing" ? "Your draft, the same as in the letter" : view.words}</span>
        {view.standing && (
          <>
            <Button size="small" variant="quiet" icon={<GitCompare aria-hidden />} aria-pressed={showsChanges}
              why={view.state === "changed" ? null : "Nothing has changed yet."} onClick={() => setShowsChanges(!showsChanges)}>
              Show changes
            </Button>
            {view.state === "changed" && (
              <Button size="small" variant="quiet" icon={<RotateCcw aria-hidden />}
                onClick={() => mine.doc && writePosition(mine.doc, issue.id, view.standing!.runs, ySyncPluginKey)}>
                Back to revision {view.standing.number}
              </Button>
            )}
            {view.state === "standing" && <IconButton size="small" label="Close the draft" icon={<X aria-hidden />} onClick={onClose} />}
          </>
        )}
      </p>
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
          below={
            <>
              {view.standing && view.state === "changed" && showsChanges && (
                <figure className={styles.changes} aria-label={`Changes since revision ${view.standing.number}`}>
                  <Changes changes={wordDiff(view.standing.runs, view.draft)} />
                </figure>
              )}
              <p id={`${id}-problem`} className={styles.problem} data-notice={!problem || undefined} aria-live="polite">{problem ?? notice}</p>
            </>
          }
        >
          <span id={`${id}-count`} className={styles.count} data-over={isOver || undefined}>{sentenceWords(count, maxSentences, citationsCount)}</span>
          <span className={styles.saved} data-state={saved.state}>{saved.state === "saved" || saved.state === "saving" ? saved.words : ""}</span>
          <ProfferButton ref={proffer} issue={issue} number={number} view={view} onDone={onClose} />
        </PositionEditor>
      ) : fragment ? (
        <p className={styles.note}>This draft was written by another program and holds more than an editor here can show without losing it.</p>
      ) : (
        <div className={styles.loading}><SkeletonText lines={3} /></div>
      )}
    </div>
  )
}

function placeholderOf(limit: number | null): string {
  return limit === null ? "Write your position here." : `Write your position here: at most ${limit === 1 ? "one sentence" : `${limit} sentences`}.`
}
