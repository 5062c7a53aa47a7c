import { useId, type ReactNode } from "react"
import styles from "./RadioCards.module.css"

/** One way to choose. */
export interface Choice<Value extends string> {
  readonly value: Value
  readonly label: ReactNode
  readonly text?: ReactNode
}

interface RadioCardsProps<Value extends string> {
  readonly legend: ReactNode
  readonly hint?: ReactNode
  readonly error?: string | null
  readonly choices: readonly Choice<Value>[]
  readonly value: Value | null
  readonly onChange: (value: Value) => void
  /** Side by side where there is room. */
  readonly columns?: 1 | 2
}

/** One out of a few, each with a line of explanation: native radio buttons, so arrow keys move and Tab leaves. */
export function RadioCards<Value extends string>({
  legend,
  hint,
  error,
  choices,
  value,
  onChange,
  columns = 1,
}: RadioCardsProps<Value>) {
  const name = useId()
  const described = [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(" ")
  return (
    <fieldset
      role="radiogroup"
      className={styles.group}
      aria-describedby={described || undefined}
      aria-invalid={error ? true : undefined}
    >
      <legend className={styles.legend}>{legend}</legend>
      {hint && (
        <p id={`${name}-hint`} className={styles.hint}>
          {hint}
        </p>
      )}
      <div className={styles.cards} data-columns={columns}>
        {choices.map((choice) => (
          <label key={choice.value} className={styles.card}>
            <input
              type="radio"
              name={name}
              value={choice.value}
              checked={choice.value === value}
              onChange={() => onChange(choice.value)}
            />
            <span className={styles.words}>
              <span className={styles.label}>{choice.label}</span>
              {choice.text && <span className={styles.text}>{choice.text}</span>}
            </span>
          </label>
        ))}
      </div>
      {error && (
        <p id={`${name}-error`} className={styles.error}>
          {error}
        </p>
      )}
    </fieldset>
  )
}
