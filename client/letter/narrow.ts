import { useSyncExternalStore } from "react"

/** Below this the letter and its pages do not fit side by side. */
const NARROW = "(max-width: 900px)"

/** Whether the window is too narrow for two columns. */
export function useNarrow(): boolean {
  return useSyncExternalStore(
    (tell) => {
      const query = matchMedia(NARROW)
      query.addEventListener("change", tell)
      return () => query.removeEventListener("change", tell)
    },
    () => matchMedia(NARROW).matches,
  )
}
