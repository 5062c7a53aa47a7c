import { Dialog } from "../design/Dialog.tsx"
import { CallEntry } from "./CallEntry.tsx"
import type { CallView } from "./callsview.ts"
import styles from "./Calls.module.css"

interface AnswerCallProps {
  readonly view: CallView
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** One call that waits for my word, in a window of its own. Closes once it is answered, here or by a colleague. [C1] */
export function AnswerCall({ view, isOpen, onClose }: AnswerCallProps) {
  return (
    <Dialog open={isOpen && view.answer !== null} onClose={onClose} title="Was it so?" text="Your answer is final.">
      <ul className={styles.single}>
        <CallEntry view={view} />
      </ul>
    </Dialog>
  )
}
