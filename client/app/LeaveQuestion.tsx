import { Button } from "../design/Button.tsx"
import { Dialog } from "../design/Dialog.tsx"
import { navigate, stay, useWanted } from "./navigation.tsx"

/** Asks before a page is left for another of ours, where words would go with it. The browser asks before the window is closed. */
export function LeaveQuestion() {
  const wanted = useWanted()
  if (wanted === null) return null
  const actions = (
    <>
      <Button variant="danger" onClick={() => navigate(wanted, { isAsked: true })}>
        Leave without them
      </Button>
      <Button variant="primary" onClick={stay}>
        Stay on this page
      </Button>
    </>
  )
  return (
    <Dialog open onClose={stay} title="Words on this page would be lost" actions={actions} width="narrow">
      <p>
        Words of yours have not reached the server, and this browser cannot keep them: they are on this page only. Stay until they are
        saved, or copy them first.
      </p>
    </Dialog>
  )
}
