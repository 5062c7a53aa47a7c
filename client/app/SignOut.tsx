import { useState, type ReactNode } from "react"
import { leavesWords, signOut } from "../api/session.ts"
import { Button } from "../design/Button.tsx"
import { Dialog } from "../design/Dialog.tsx"
import { toast } from "../design/toast.ts"
import { isOnlyHere } from "../keep/onlyhere.ts"

const LEFT =
  "You are signed out, but this browser could not delete all that it keeps of your letters. Delete the data of this site in the browser’s settings."

/** The way out, for a button of one's own, and the question that is asked first where words would go with it. */
export function useSignOut(then: () => void = () => {}): { readonly leave: () => void; readonly question: ReactNode } {
  const [asks, setAsks] = useState(false)
  const go = async () => {
    setAsks(false)
    const answer = await signOut()
    if (!answer.ok) return toast(answer.refusal.message)
    if (!answer.value) toast(LEFT)
    then()
  }
  const leave = async () => {
    if ((await leavesWords()) || isOnlyHere()) setAsks(true)
    else await go()
  }
  const actions = (
    <>
      <Button onClick={() => setAsks(false)}>Stay signed in</Button>
      <Button variant="danger" onClick={() => void go()}>
        Sign out and delete them
      </Button>
    </>
  )
  const question = (
    <Dialog open={asks} onClose={() => setAsks(false)} title="Words in this browser would be lost" actions={actions} width="narrow">
      <p>
        Words of yours have not reached the server: of a draft, of a form that you have not sent, or put aside beside a letter. They
        are in this browser alone, and signing out deletes what it has of your letters. Open the letter first, with a connection, or
        copy them.
      </p>
    </Dialog>
  )
  return { leave: () => void leave(), question }
}
