import { X } from "lucide-react"
import { useEffect, useRef, useState, useSyncExternalStore } from "react"
import { announce } from "./announcer.ts"
import { IconButton } from "./Button.tsx"
import { dismissToast, toasts, type ToastMessage } from "./toast.ts"
import styles from "./ToastRegion.module.css"

/** How long a message stays while nobody points at it or holds the focus in it, in milliseconds. */
const STAY = 6000

/**
 * Where toasts appear. One per application, in the top layer and raised anew by each message, so that a dialog does not cover
 * it; for that it comes and goes, so the announcer speaks in its place.
 */
export function ToastRegion() {
  const messages = useSyncExternalStore(toasts.subscribe, toasts.now)
  const region = useRef<HTMLDivElement>(null)
  const newest = messages.at(-1)
  useEffect(() => {
    region.current?.hidePopover()
    if (!newest) return
    region.current?.showPopover()
    announce(newest.text)
  }, [newest])
  return (
    <div ref={region} popover="manual" className={styles.region}>
      {messages.map((message) => (
        <Toast key={message.id} message={message} />
      ))}
    </div>
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
    <div className={styles.toast} onPointerEnter={hold} onPointerLeave={release} onFocus={hold} onBlur={release}>
      <span>{message.text}</span>
      <IconButton label="Dismiss" size="small" icon={<X aria-hidden />} onClick={() => dismissToast(message.id)} />
    </div>
  )
}
