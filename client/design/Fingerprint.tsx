import { useState } from "react"
import { fingerprint } from "../../shared/record/fingerprint.ts"
import styles from "./Fingerprint.module.css"

interface FingerprintProps {
  readonly hash: string
  /** Whose hash it is, for a screen reader: "of the content". */
  readonly of: string
}

/** A hash as people compare it: four groups of four. The whole of it, which alone proves anything, on demand. */
export function Fingerprint({ hash, of }: FingerprintProps) {
  const [isWhole, setWhole] = useState(false)
  return (
    <span className={styles.print}>
      <code className={isWhole ? styles.whole : styles.short}>{isWhole ? hash : fingerprint(hash)}</code>
      <button type="button" className={styles.more} aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
        {isWhole ? "Short" : "Whole"}
        <span className="visually-hidden"> hash {of}</span>
      </button>
    </span>
  )
}
