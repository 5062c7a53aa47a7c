import { PencilLine } from "lucide-react"
import { useId, useSyncExternalStore } from "react"
import { Button, type ButtonProps } from "../design/Button.tsx"
import { useDesk } from "./desk.ts"
import styles from "./FormButton.module.css"

/**
 * Whether something was filled into a form of the letter and not sent.
 *
 * @param forms Where each is kept, or what all of a kind begin with: `comment`.
 */
export function useIsBegun(...forms: readonly string[]): boolean {
  const kept = useDesk().forms
  const isOne = (place: string) => forms.some((form) => place === form || place.startsWith(`${form}/`))
  return useSyncExternalStore(kept.subscribe, () => kept.list().some(({ place }) => isOne(place)))
}

/** A button that opens a form, and beside it, quietly, whether that was begun and not sent. */
export function FormButton({ place, ...button }: ButtonProps & { readonly place: string }) {
  const id = useId()
  const isBegun = useIsBegun(place)
  return (
    <span className={styles.form}>
      <Button {...button} aria-describedby={isBegun ? id : undefined} />
      {isBegun && (
        <span id={id} className={styles.begun}>
          Begun, not sent
        </span>
      )}
    </span>
  )
}

/** The same as a mark, where there is no room for words: within the name of what leads to such forms. */
export function BegunMark({ forms }: { readonly forms: readonly string[] }) {
  if (!useIsBegun(...forms)) return null
  return (
    <span title="Begun, not sent">
      <PencilLine aria-hidden className={styles.mark} />
      <span className="visually-hidden"> begun, not sent</span>
    </span>
  )
}
