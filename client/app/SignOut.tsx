import { useState, type ReactNode } from "react"
import { losesWords, signOut, type Losing } from "../api/session.ts"
import { Button } from "../design/Button.tsx"
import { Dialog } from "../design/Dialog.tsx"
import { toast } from "../design/toast.ts"
import { isOnlyHere } from "../keep/onlyhere.ts"

const LEFT =
  "You are signed out, but this browser could not delete all that it keeps of your letters. Delete the data of this site in the browser’s settings."

const OPEN = "Open the letter first, with a connection, or copy them."

/** What is asked first, by what is known of the words. */
const WORDS: Readonly<Record<Losing, { readonly title: string; readonly text: string }>> = {
  unsent: {
    title: "Words in this browser would be lost",
    text: `Words of yours have not reached the server: of a draft, of a form that you have not sent, or put aside beside a letter. They are in this browser alone, and signing out deletes what it has of your letters. ${OPEN}`,
  },
  missing: {
    title: "Words in this browser would be lost",
    text: `The server no longer has all the words that this browser keeps of your letters: it may have been set back to an older copy. Signing out deletes them here. ${OPEN}`,
  },
  unknown: {
    title: "Words in this browser may be lost",
    text: "The server does not say whether it still has all the words that this browser keeps of your letters. Signing out deletes them here. Try again in a minute, with a connection, or copy them first.",
  },
}

/** The way out, for a button of one's own, and the question that is asked first where words would go with it. */
export function useSignOut(then: () => void = () => {}): { readonly leave: () => void; readonly question: ReactNode } {
  const [losing, setLosing] = useState<Losing | null>(null)
  const stay = () => setLosing(null)
  const go = async () => {
    stay()
    const answer = await signOut()
    if (!answer.ok) return toast(answer.refusal.message)
    if (!answer.value) toast(LEFT)
    then()
  }
  const leave = async () => {
    const kept = await losesWords()
    const lost = isOnlyHere() ? "unsent" : kept
    if (lost) setLosing(lost)
    else await go()
  }
  const actions = (
    <>
      <Button onClick={stay}>Stay signed in</Button>
      <Button variant="danger" onClick={() => void go()}>
        Sign out and delete them
      </Button>
    </>
  )
  const question = losing && (
    <Dialog open onClose={stay} title={WORDS[losing].title} actions={actions} width="narrow">
      <p>{WORDS[losing].text}</p>
    </Dialog>
  )
  return { leave: () => void leave(), question }
}
