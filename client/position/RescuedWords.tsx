import { ySyncPluginKey } from "@tiptap/y-tiptap"
import type * as Y from "yjs"
import { writePart, writePosition } from "../../shared/draft/position.ts"
import type { DocName } from "../../shared/sync/docs.ts"
import type { Runs } from "../../shared/text/runs.ts"
import { Button } from "../design/Button.tsx"
import { toast } from "../design/toast.ts"
import { useDesk, type OpenDoc } from "../letter/desk.ts"
import { keyOf } from "../sync/rescue.ts"
import { RescueCard, useRescued } from "./RescueCard.tsx"

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
  return useRescued()
    .filter(({ doc, place }) => doc === name && place === here)
    .map((item) => (
      <RescueCard key={keyOf(item)} item={item}>
        <Button
          size="small"
          why={open.isReady ? null : "Your draft has not come yet."}
          onClick={() =>
            open.doc && (put(open.doc, item.runs), rescue.remove(item), toast("The draft is these words now."))
          }
        >
          {use}
        </Button>
      </RescueCard>
    ))
}
