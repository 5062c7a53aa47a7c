import { useState, type InputHTMLAttributes, type SelectHTMLAttributes, type TextareaHTMLAttributes } from "react"
import { Field, type FieldWords } from "./Field.tsx"
import styles from "./Field.module.css"

type Input = Omit<InputHTMLAttributes<HTMLInputElement>, "id" | "className"> & FieldWords

/** One line of text. */
export function TextField({ label, hint, error, optional, ...input }: Input) {
  return (
    <Field {...{ label, hint, error, optional }}>{(wiring) => <input type="text" {...input} {...wiring} />}</Field>
  )
}

/** Several lines of text; grows with what is in it. */
export function TextArea({
  label,
  hint,
  error,
  optional,
  ...area
}: Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, "id" | "className"> & FieldWords) {
  return <Field {...{ label, hint, error, optional }}>{(wiring) => <textarea rows={3} {...area} {...wiring} />}</Field>
}

/** A choice out of a list, by the browser's own control. Its children are `<option>`s. */
export function Select({
  label,
  hint,
  error,
  optional,
  children,
  ...select
}: Omit<SelectHTMLAttributes<HTMLSelectElement>, "id" | "className"> & FieldWords) {
  return (
    <Field {...{ label, hint, error, optional }}>
      {(wiring) => (
        <select {...select} {...wiring}>
          {children}
        </select>
      )}
    </Field>
  )
}

/** A password, with a button that shows what was typed. `autoComplete` tells password managers which one it is. */
export function PasswordField({
  label,
  hint,
  error,
  ...input
}: Omit<Input, "type" | "autoComplete"> & { readonly autoComplete: "current-password" | "new-password" }) {
  const [shown, setShown] = useState(false)
  return (
    <Field {...{ label, hint, error }}>
      {(wiring) => (
        <span className={styles.reveal}>
          <input spellCheck={false} autoCapitalize="none" {...input} {...wiring} type={shown ? "text" : "password"} />
          <button type="button" className={styles.show} aria-pressed={shown} onClick={() => setShown(!shown)}>
            {shown ? "Hide" : "Show"}
            <span className="visually-hidden"> password</span>
          </button>
        </span>
      )}
    </Field>
  )
}
