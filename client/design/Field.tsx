import { useId, type ReactNode } from "react"
import styles from "./Field.module.css"

/** What a control inside a field must carry so that label, hint and error belong to it. */
export interface Wiring {
  readonly id: string
  readonly "aria-describedby": string | undefined
  readonly "aria-invalid": true | undefined
  readonly className: string
}

/** The words of a field. */
export interface FieldWords {
  readonly label: ReactNode
  /** What belongs in it, before one is wrong. */
  readonly hint?: ReactNode
  /** What is wrong and what to do, in words. */
  readonly error?: string | null
  /** Says "optional" beside the label. */
  readonly optional?: boolean
}

interface FieldProps extends FieldWords {
  readonly children: (wiring: Wiring) => ReactNode
  /** Something at the right of the label, such as a counter. */
  readonly aside?: ReactNode
}

/** A label, a control, and its hint and error beside it, wired together for a screen reader. */
export function Field({ label, hint, error, optional, aside, children }: FieldProps) {
  const id = useId()
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ")
  const wiring: Wiring = {
    id,
    "aria-describedby": described || undefined,
    "aria-invalid": error ? true : undefined,
    className: styles.control ?? "",
  }
  return (
    <div className={styles.field}>
      <div className={styles.top}>
        <label htmlFor={id} className={styles.label}>
          {label}
          {optional && <span className={styles.optional}> optional</span>}
        </label>
        {aside}
      </div>
      {children(wiring)}
      {hint && (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className={styles.error}>
          {error}
        </p>
      )}
    </div>
  )
}
