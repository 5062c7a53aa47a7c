import { ySyncPluginKey } from "@tiptap/y-tiptap"
import { useSyncExternalStore } from "react"
import type * as Y from "yjs"
import { writePart, writePosition } from "../../shared/draft/position.ts"
import type { DocName } from "../../shared/sync/docs.ts"
import { plain, type Runs } from "../../shared/text/runs.ts"
import { Button } from "../design/Button.tsx"
import { Time } from "../design/Time.tsx"
import { toast } from "../design/toast.ts"
import { useDesk, type OpenDoc } from "../letter/desk.ts"
import { Words } from "../letter/Words.tsx"
import styles from "./Position.module.css"

/** Words of a position that could not be kept where they were written. */
export function RescuedWords({ issue }: { readonly issue: string }) {
  const { mine, me } = useDesk()
  const put = (doc: Y.Doc, runs: Runs) => writePosition(doc, issue, runs, ySyncPluginKey)
  return <Rescued name={me.side} place={issue} open={mine} put={put} use="Use as my draft" />
}

/** Words for a part of the joint text that could not be kept in the draft that both sides write. */
export function RescuedPart({ part }: { readonly part: string }) {
  const { joint } = useDesk()
  const put = (doc: Y.Doc, runs: Runs) => writePart(doc, part, runs, ySyncPluginKey)
  return <Rescued name="joint" place={part} open={joint} put={put} use="Use in the shared draft" />
}

interface RescuedProps {
  readonly name: DocName
  readonly place: string
  readonly open: OpenDoc
  readonly put: (doc: Y.Doc, runs: Runs) => void
  /** What the button is called that takes them back. */
  readonly use: string
}

/** Shown where they belong, to copy, to take back, or to let go. */
function Rescued({ name, place: here, open, put, use }: RescuedProps) {
  const { rescue } = useDesk()
  const all = useSyncExternalStore(rescue.subscribe, rescue.list)
  const mine = all.filter(({ doc, place }) => doc === name && place === here)
  return mine.map(({ id, at, runs, why }) => (
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
          why={open.isReady ? null : "Your draft has not come yet."}
          onClick={() =>
            open.doc && (put(open.doc, runs), rescue.remove(id), toast("The draft is these words now."))
          }
        >
          {use}
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
