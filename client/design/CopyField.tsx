import { Copy } from "lucide-react"
import { useRef } from "react"
import { Button } from "./Button.tsx"
import { Field, type FieldWords } from "./Field.tsx"
import { toast } from "./toast.ts"
import styles from "./CopyField.module.css"

interface CopyFieldProps extends FieldWords {
  readonly value: string
  /** What was copied, for the confirmation: "Link". */
  readonly what: string
  readonly big?: boolean
}

/** A value to take away: selected when it gets the focus, copied by the button. Where copying is refused, it stays selected. */
export function CopyField({ value, what, big, ...words }: CopyFieldProps) {
  const input = useRef<HTMLInputElement>(null)
  const copy = async () => {
    input.current?.select()
    const done = await navigator.clipboard.writeText(value).then(
      () => true,
      () => false,
    )
    toast(done ? `${what} copied.` : `${what} selected. Copy it with your keyboard.`)
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
          <Button icon={<Copy aria-hidden />} aria-label={`Copy ${what.toLowerCase()}`} onClick={() => void copy()}>
            Copy
          </Button>
        </div>
      )}
    </Field>
  )
}
