import { Check, Copy } from "lucide-react"
import { useEffect, useRef, useState } from "react"
import { Button } from "./Button.tsx"
import { Field, type FieldWords } from "./Field.tsx"
import styles from "./CopyField.module.css"

interface CopyFieldProps extends FieldWords {
  readonly value: string
  /** What was copied, for the confirmation: "Link". */
  readonly what: string
  /** In large type, with its characters apart: for what is read aloud. */
  readonly big?: boolean
}

/** How long the confirmation stays, in milliseconds. */
const SAID = 4000

/** A value to take away: selected when it gets the focus, copied by the button. Where copying is refused, it stays selected. */
export function CopyField({ value, what, big, ...words }: CopyFieldProps) {
  const input = useRef<HTMLInputElement>(null)
  const [said, setSaid] = useState<{ readonly done: boolean } | null>(null)
  useEffect(() => {
    if (!said) return
    const timer = setTimeout(() => setSaid(null), SAID)
    return () => clearTimeout(timer)
  }, [said])
  const copy = async () => {
    input.current?.select()
    const done = await navigator.clipboard.writeText(value).then(
      () => true,
      () => false,
    )
    setSaid({ done })
  }
  return (
    <Field {...words}>
      {(wiring) => (
        <div className={styles.row}>
          <input
            ref={input}
            {...wiring}
            className={`${wiring.className} ${big ? styles.big : styles.plain}`}
            readOnly
            value={value}
            onFocus={(event) => event.target.select()}
          />
          <Button icon={said?.done ? <Check aria-hidden /> : <Copy aria-hidden />} onClick={() => void copy()}>
            {said?.done ? "Copied" : "Copy"}
            <span className="visually-hidden"> {what.toLowerCase()}</span>
          </Button>
          <output className={said && !said.done ? styles.said : "visually-hidden"}>
            {said && (said.done ? `${what} copied.` : `${what} selected. Copy it with your keyboard.`)}
          </output>
        </div>
      )}
    </Field>
  )
}
