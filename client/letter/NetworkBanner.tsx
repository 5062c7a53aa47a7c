import { ArrowLeftRight } from "lucide-react"
import { useState, useSyncExternalStore } from "react"
import type { RecordStatus } from "../api/record.ts"
import { Banner } from "../design/Banner.tsx"
import { Button } from "../design/Button.tsx"
import { way } from "../sync/way.ts"
import { useSaved } from "./desk.ts"
import { networkWords } from "./networkwords.ts"

/** What the person has read and put away, while the page is open. */
let read: string | null = null

/** Says, across the page, that the network blocks live connections and that everything arrives all the same. */
export function NetworkBanner({ status }: { readonly status: RecordStatus }) {
  const means = useSyncExternalStore(way.subscribe, way.now)
  const { state } = useSaved()
  const [isAway, putAway] = useState(read)
  const words = networkWords(means, status, state === "saved" || state === "saving")
  if (!words || words === isAway) return null
  const close = () => {
    read = words
    putAway(words)
  }
  return (
    <Banner full icon={<ArrowLeftRight aria-hidden />} action={<Button size="small" onClick={close}>All right</Button>}>
      {words}
    </Banner>
  )
}
