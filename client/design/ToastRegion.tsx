import { X } from "lucide-react"
import { useEffect, useState, useSyncExternalStore } from "react"
import { IconButton } from "./Button.tsx"
import { dismissToast, toasts, type ToastMessage } from "./toast.ts"
import styles from "./ToastRegion.module.css"

/** How long a message stays while nobody points at it or holds the focus in it, in milliseconds. */
const STAY = 6000

/** Where toasts appear. One per application; always present, because a live region must exist before it speaks. */
export function ToastRegion() {
  const messages = useSyncExternalStore(toasts.subscribe, toasts.now)
  return (
    <output className={styles.region} aria-live="polite">
      {messages.map((message) => (
        <Toast key={message.id} message={message} />
      ))}
    </output>
  )
}

function Toast({ message }: { readonly message: ToastMessage }) {
  const [held, setHeld] = useState(false)
  useEffect(() => {
    if (held) return
    const timer = setTimeout(() => dismissToast(message.id), STAY)
    return () => clearTimeout(timer)
  }, [held, message.id])
  const hold = () => setHeld(true)
  const release = () => setHeld(false)
  return (
    <span className={styles.toast} onPointerEnter={hold} onPointerLeave={release} onFocus={hold} onBlur={release}>
      <span>{message.text}</span>
      <IconButton label="Dismiss" size="small" icon={<X aria-hidden />} onClick={() => dismissToast(message.id)} />
    </span>
  )
}
