import styles from "./Proffer.module.css"

/** Which rule says so, and the order or rule of court behind it. [H1] */
export function RuleSource({ rule, source }: { readonly rule: string | null; readonly source: string | null }) {
  if (!rule) return null
  return <span className={styles.rule}>{source ? `Rule ${rule} · ${source}` : `Rule ${rule}`}</span>
}
