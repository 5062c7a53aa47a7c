import { ySyncPluginKey } from "@tiptap/y-tiptap"
import { GitCompare, RotateCcw, X } from "lucide-react"
import { writePosition } from "../../shared/draft/position.ts"
import { Button, IconButton } from "../design/Button.tsx"
import { useDesk } from "../letter/desk.ts"
import type { PositionView } from "./positionview.ts"
import styles from "./Position.module.css"

interface DraftStateProps {
  /** Names the words for the text box that they describe. */
  readonly id: string
  readonly issue: string
  readonly view: PositionView
  readonly showsChanges: boolean
  readonly onShowChanges: (showsChanges: boolean) => void
  readonly onClose: () => void
}

/** How the draft stands to the letter, and the ways between the two. */
export function DraftState({ id, issue, view, showsChanges, onShowChanges, onClose }: DraftStateProps) {
  const { mine } = useDesk()
  const { standing, state } = view
  const quiet = { size: "small", variant: "quiet" } as const
  return (
    <div className={styles.state}>
      <span id={id}>{state === "standing" ? "Your draft, the same as in the letter" : view.words}</span>
      {standing && (
        <Button
          {...quiet}
          icon={<GitCompare aria-hidden />}
          aria-pressed={showsChanges}
          why={state === "changed" ? null : "Nothing has changed yet."}
          onClick={() => onShowChanges(!showsChanges)}
        >
          Show changes
        </Button>
      )}
      {standing && state === "changed" && (
        <Button
          {...quiet}
          icon={<RotateCcw aria-hidden />}
          // By the editor's own origin, so that it can be undone.
          onClick={() => mine.doc && writePosition(mine.doc, issue, standing.runs, ySyncPluginKey)}
        >
          Back to revision {standing.number}
        </Button>
      )}
      {state === "standing" && <IconButton size="small" label="Close the draft" icon={<X aria-hidden />} onClick={onClose} />}
    </div>
  )
}
