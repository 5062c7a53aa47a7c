import { useSyncExternalStore } from "react"
import { Button } from "../design/Button.tsx"
import { CopyWords } from "../position/CopyWords.tsx"
import styles from "../position/Position.module.css"
import { useDesk } from "./desk.ts"
import { unsentView } from "./unsentview.ts"
import { Words } from "./Words.tsx"

/** Words typed into a form that is not there any more, to copy or to let go. */
export function UnsentWords() {
  const { letter, forms, canDraft } = useDesk()
  const unsent = useSyncExternalStore(forms.subscribe, forms.list)
  return unsentView(letter, unsent, canDraft).map(({ what, unsent }, i) => (
    <section key={unsent.place + i} className={styles.rescued} aria-label="Words that were not sent">
      <p>
        <strong>{what} that was not sent.</strong> It has no place in the letter any more. It is kept in this browser.
      </p>
      <p>
        <Words runs={unsent.words} />
      </p>
      <div className={styles.row}>
        <CopyWords runs={unsent.words} />
        <Button size="small" variant="quiet" onClick={() => forms.drop(unsent)}>
          Let it go
        </Button>
      </div>
    </section>
  ))
}
