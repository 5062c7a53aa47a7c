import { useEffect, useState } from "react"
import * as Y from "yjs"
import { DOC_NAMES, type DocName } from "../../shared/sync/docs.ts"
import { plain, type Runs } from "../../shared/text/runs.ts"
import { useSession } from "../api/session.ts"
import { vaultOf } from "../keep/browser.ts"
import type { Vault } from "../keep/vault.ts"
import { CopyWords } from "../position/CopyWords.tsx"
import { KeptDoc } from "../sync/kept.ts"
import { textsOf } from "../sync/texts.ts"
import { Words } from "./Words.tsx"
import styles from "../position/Position.module.css"

/** Words kept in this browser, and the place they were written for. */
interface KeptWords {
  readonly place: string
  readonly runs: Runs
}

/**
 * The words that this browser keeps of a letter that the server does not show: it was set back to a copy from before the letter,
 * or the person has no part in it any more. Nothing where none are kept.
 */
export function KeptHere({ letter }: { readonly letter: string }) {
  const { person } = useSession()
  const [words, setWords] = useState<readonly KeptWords[]>([])
  useEffect(() => {
    if (!person) return
    const found = DOC_NAMES.map((name) => wordsOf(vaultOf(person.id), letter, name))
    void Promise.all(found).then((each) => setWords(each.flat()))
  }, [person, letter])
  if (words.length === 0) return null
  return (
    <section className={styles.rescued} aria-label="Words kept in this browser">
      <p>
        <strong>Words of yours for this letter are kept in this browser.</strong> The server may have been set back to an older copy.
        Copy what you need: signing out deletes them here.
      </p>
      {words.map(({ place, runs }) => (
        <div key={place + plain(runs)}>
          <p>{place.replace(/[-:]/g, " ")}</p>
          <p className={styles.rescuedWords}>
            <Words runs={runs} />
          </p>
          <CopyWords runs={runs} />
        </div>
      ))}
    </section>
  )
}

async function wordsOf(vault: Vault, letter: string, name: DocName): Promise<readonly KeptWords[]> {
  const doc = new Y.Doc()
  const kept = new KeptDoc({ vault, place: `${letter}/${name}`, whole: () => Y.encodeStateAsUpdate(doc), onChange: () => {} })
  const left = await kept.load()
  if (left) Y.applyUpdate(doc, left.update)
  return Object.entries(textsOf(doc, name)).map(([place, runs]) => ({ place, runs }))
}
