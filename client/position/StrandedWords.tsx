import { useCallback, useSyncExternalStore } from "react"
import type * as Y from "yjs"
import { hasContent } from "../../shared/draft/position.ts"
import type { DocName } from "../../shared/sync/docs.ts"
import { type OpenDoc, useDesk } from "../letter/desk.ts"
import { Words } from "../letter/Words.tsx"
import { useWords } from "../opponent/runs.ts"
import { keyOf } from "../sync/rescue.ts"
import { placeName } from "../sync/texts.ts"
import { CopyWords } from "./CopyWords.tsx"
import { RescueCard, useRescued } from "./RescueCard.tsx"
import { hasPlace, strandedRoots } from "./stranded.ts"
import styles from "./Position.module.css"

/**
 * Words that belong to no place of this letter as it is now, before all else: rescued ones, and drafts, one's own and shared, for
 * issues that the letter does not have, as after the server was set back to an older copy.
 */
export function StrandedWords() {
  const { letter, mine, joint, me } = useDesk()
  const stranded = useRescued().filter(({ doc, place }) => !hasPlace(letter, doc, place))
  return (
    <>
      {stranded.map((item) => (
        <RescueCard key={keyOf(item)} item={item} from={item.place ? placeName(item.place) : undefined} />
      ))}
      <StrandedDrafts name={me.side} open={mine} what="your draft" />
      <StrandedDrafts name="joint" open={joint} what="the shared draft" />
    </>
  )
}

interface StrandedDraftsProps {
  readonly name: DocName
  readonly open: OpenDoc
  /** "your draft" */
  readonly what: string
}

function StrandedDrafts({ name, open, what }: StrandedDraftsProps) {
  const { letter } = useDesk()
  const { doc, isReady } = open
  const lost = strandedRoots(letter, name, useRoots(doc))
  return isReady && doc && lost.map((root) => <StrandedDraft key={root} doc={doc} root={root} what={what} />)
}

/** A draft on an issue that is not in the letter. */
function StrandedDraft({ doc, root, what }: { readonly doc: Y.Doc; readonly root: string; readonly what: string }) {
  const written = useWords(doc, root)
  if (!hasContent(written)) return null
  return (
    <section className={styles.rescued} aria-label={`Words of ${what}`}>
      <p>
        <strong>Words of {what} on an issue that is not in this letter</strong>
      </p>
      <p>The server may have been set back to an older copy of the letter. The words are in {what}; copy them to use them again.</p>
      <p>
        <Words runs={written} />
      </p>
      <div className={styles.row}>
        <CopyWords runs={written} />
      </div>
    </section>
  )
}

const NONE: readonly string[] = []

/** The names under which a doc holds something. */
function useRoots(doc: Y.Doc | null): readonly string[] {
  const subscribe = useCallback(
    (tell: () => void) => {
      doc?.on("update", tell)
      return () => doc?.off("update", tell)
    },
    [doc],
  )
  const names = useSyncExternalStore(subscribe, () => (doc ? [...doc.share.keys()].sort().join(" ") : ""))
  return names ? names.split(" ") : NONE
}
