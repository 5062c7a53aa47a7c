import { useCallback, useSyncExternalStore } from "react"
import type * as Y from "yjs"
import { hasContent } from "../../shared/draft/position.ts"
import type { Letter } from "../../shared/letter/letter.ts"
import { isRootOf, positionRoot } from "../../shared/sync/docs.ts"
import { useDesk } from "../letter/desk.ts"
import { INTRODUCTION } from "../letter/places.ts"
import { Words } from "../letter/Words.tsx"
import { useWords } from "../opponent/runs.ts"
import { keyOf, type Rescued } from "../sync/rescue.ts"
import { CopyWords } from "./CopyWords.tsx"
import { RescueCard, useRescued } from "./RescueCard.tsx"
import styles from "./Position.module.css"

/**
 * Words that belong to no place of this letter as it is now, before all else: rescued ones, and drafts for issues that the
 * letter does not have, as after the server was set back to an older copy.
 */
export function StrandedWords() {
  const { letter, mine, me } = useDesk()
  const roots = useRoots(mine.doc)
  const isThere = new Set(letter.issues.map(({ id }) => positionRoot(id)))
  const lost = roots.filter((root) => isRootOf(me.side, root) && !isThere.has(root))
  const stranded = useRescued().filter((item) => !hasPlace(letter, item))
  return (
    <>
      {stranded.map((item) => (
        <RescueCard key={keyOf(item)} item={item} from={item.place ? item.place.replace("-", " ") : undefined} />
      ))}
      {mine.isReady && mine.doc && lost.map((root) => <StrandedDraft key={root} doc={mine.doc!} root={root} />)}
    </>
  )
}

/** A draft on an issue that is not in the letter. */
function StrandedDraft({ doc, root }: { readonly doc: Y.Doc; readonly root: string }) {
  const written = useWords(doc, root)
  if (!hasContent(written)) return null
  return (
    <section className={styles.rescued} aria-label="Words of your draft">
      <p>
        <strong>Words of your draft on an issue that is not in this letter</strong>
      </p>
      <p>The server may have been set back to an older copy of the letter. The words are in your draft; copy them to use them again.</p>
      <p className={styles.rescuedWords}>
        <Words runs={written} />
      </p>
      <div className={styles.row}>
        <CopyWords runs={written} />
      </div>
    </section>
  )
}

/** Whether a place of the letter shows the words. */
function hasPlace(letter: Letter, { doc, place }: Rescued): boolean {
  const issue = doc === "joint" ? (/^(?:heading|request):(.*)$/.exec(place)?.[1] ?? "") : place
  return (doc === "joint" && place === INTRODUCTION) || letter.issues.some(({ id }) => id === issue)
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
