import { ySyncPluginKey } from "@tiptap/y-tiptap"
import { useSyncExternalStore } from "react"
import { writePosition } from "../../shared/draft/position.ts"
import { plain } from "../../shared/text/runs.ts"
import { Button } from "../design/Button.tsx"
import { Time } from "../design/Time.tsx"
import { toast } from "../design/toast.ts"
import { useDesk } from "../letter/desk.ts"
import { Words } from "../letter/Words.tsx"
import styles from "./Position.module.css"

/** Words that could not be kept where they were written: shown where they belong, to copy, to take back, or to let go. */
export function RescuedWords({ issue }: { readonly issue: string }) {
  const { rescue, mine, me } = useDesk()
  const all = useSyncExternalStore(rescue.subscribe, rescue.list)
  const here = all.filter(({ doc, place }) => doc === me.side && place === issue)
  return here.map(({ id, at, runs, why }) => (
    <section key={id} className={styles.rescued} aria-label="Words put aside">
      <p>
        <strong>Words put aside</strong> <Time iso={at} />
      </p>
      <p>{why} They are kept in this browser.</p>
      <p className={styles.rescuedWords}>
        <Words runs={runs} />
      </p>
      <div className={styles.row}>
        <Button
          size="small"
          why={mine.isReady ? null : "Your draft has not come yet."}
          onClick={() =>
            mine.doc &&
            (writePosition(mine.doc, issue, runs, ySyncPluginKey), rescue.remove(id), toast("Your draft is these words now."))
          }
        >
          Use as my draft
        </Button>
        <Button size="small" onClick={() => void navigator.clipboard.writeText(plain(runs)).then(() => toast("Words copied."))}>
          Copy
        </Button>
        <Button size="small" variant="quiet" onClick={() => rescue.remove(id)}>
          Let them go
        </Button>
      </div>
    </section>
  ))
}
