import { onlineManager } from "@tanstack/react-query"
import { CloudOff } from "lucide-react"
import { useEffect, useSyncExternalStore } from "react"
import { queries } from "../api/queries.ts"
import { reach } from "../api/reach.ts"
import { get } from "../api/request.ts"
import { Banner } from "../design/Banner.tsx"
import { Button } from "../design/Button.tsx"

/** How often a server that was not reached is tried again, in milliseconds. */
const AGAIN = 5_000

/** Asks for something small; what is on the screen is read anew once it answers. */
async function tryAgain(): Promise<void> {
  const { ok } = await get("/healthz")
  if (ok) await queries.refetchQueries({ type: "active" })
}

/** Says in words, across the page, that this device is offline or the server silent; people overlook pills. */
export function ConnectionBanner() {
  const online = useSyncExternalStore((tell) => onlineManager.subscribe(tell), () => onlineManager.isOnline())
  const reached = useSyncExternalStore(reach.subscribe, reach.now)
  useEffect(() => {
    if (reached || !online) return
    const timer = setInterval(() => void tryAgain(), AGAIN)
    return () => clearInterval(timer)
  }, [reached, online])
  if (online && reached) return null
  const again = (
    <Button size="small" onClick={() => void tryAgain()}>
      Try again now
    </Button>
  )
  return (
    <Banner tone="warn" full icon={<CloudOff aria-hidden />} action={online && again}>
      {online
        ? "The server cannot be reached. What you see may be out of date; it is tried again every few seconds."
        : "You are offline. What you see may be out of date until the connection is back."}
    </Banner>
  )
}
