/** A short confirmation at the edge of the screen. Never a refusal: those stand where the person is looking. */
export interface ToastMessage {
  readonly id: number
  readonly text: string
}

let messages: readonly ToastMessage[] = []
let count = 0
const listeners = new Set<() => void>()

function set(next: readonly ToastMessage[]): void {
  messages = next
  for (const tell of listeners) tell()
}

/** Says that something was done: "Copied." Read aloud politely. The same words again replace the old ones. */
export function toast(text: string): void {
  set([...messages.filter((message) => message.text !== text), { id: ++count, text }].slice(-3))
}

/** Takes a message away. */
export function dismissToast(id: number): void {
  set(messages.filter((message) => message.id !== id))
}

/** The messages now, and a way to hear of changes: for `useSyncExternalStore`. */
export const toasts = {
  now: (): readonly ToastMessage[] => messages,
  subscribe(listener: () => void): () => void {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
}
