import { onlineManager } from "@tanstack/react-query"
import { CloudOff } from "lucide-react"
import { useSyncExternalStore } from "react"
import { queries } from "../api/queries.ts"
import { useSession } from "../api/session.ts"
import { Banner } from "../design/Banner.tsx"
import { Button } from "../design/Button.tsx"

/** Says in words, across the page, that this device is offline or the server silent; people overlook pills. */
export function ConnectionBanner() {
  const online = useSyncExternalStore((tell) => onlineManager.subscribe(tell), () => onlineManager.isOnline())
  const { unreachable } = useSession()
  if (online && !unreachable) return null
  const again = (
    <Button size="small" onClick={() => void queries.refetchQueries()}>
      Try again now
    </Button>
  )
  return (
    <Banner tone="warn" full icon={<CloudOff aria-hidden />} action={online && again}>
      {online
        ? "The server cannot be reached. Nothing you see is newer than the last moment it could."
        : "You are offline. What you write is kept in this browser and goes out when the connection is back."}
    </Banner>
  )
}
