import styles from "./Logo.module.css"

/** A sheet with the words of two sides. */
export function Logo() {
  return (
    <svg className={styles.logo} viewBox="0 0 24 24" aria-hidden focusable="false">
      <rect className={styles.paper} x="4" y="1.75" width="16" height="20.5" rx="2.25" />
      <path className={styles.requesting} d="M8 7h8M8 10h5.5" />
      <path className={styles.responding} d="M8 14.5h8M8 17.5h5.5" />
    </svg>
  )
}
