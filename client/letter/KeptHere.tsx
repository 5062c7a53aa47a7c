import { useEffect, useState } from "react"
import { useSession } from "../api/session.ts"
import { vaultOf } from "../keep/browser.ts"
import { CopyWords } from "../position/CopyWords.tsx"
import { keptHere, type KeptWords } from "./keptwords.ts"
import { Words } from "./Words.tsx"
import styles from "../position/Position.module.css"

/**
 * The words that this browser keeps of a letter that the server does not show: it was set back to a copy from before the letter,
 * or the person has no part in it any more. Nothing where none are kept.
 */
export function KeptHere({ letter }: { readonly letter: string }) {
  const { person } = useSession()
  const [words, setWords] = useState<readonly KeptWords[]>([])
  useEffect(() => {
    if (person) void keptHere(vaultOf(person.id), letter, person.id).then(setWords)
  }, [person, letter])
  if (words.length === 0) return null
  return (
    <section className={styles.rescued} aria-label="Words kept in this browser">
      <p>
        <strong>Words of yours for this letter are kept in this browser.</strong> The server may have been set back to an older copy.
        Copy what you need: signing out deletes them here.
      </p>
      {words.map(({ from, runs }, i) => (
        <div key={from + i} className={styles.kept}>
          <p className={styles.keptFor}>{from}</p>
          <p>
            <Words runs={runs} />
          </p>
          <CopyWords runs={runs} />
        </div>
      ))}
    </section>
  )
}
