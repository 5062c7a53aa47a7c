import { useEffect, useMemo, useRef, useState } from "react"
import type { DocName } from "../../shared/sync/docs.ts"
import { Close } from "../../shared/sync/wire.ts"
import { isStillOf, recheckSession, useSession } from "../api/session.ts"
import { vaultOf } from "../keep/browser.ts"
import { type Draft, openDraft } from "../sync/draft.ts"
import { RescueBox } from "../sync/rescue.ts"
import type { Saved } from "../sync/status.ts"
import type { OpenDoc } from "./desk.ts"

const CLOSED: OpenDoc = { doc: null, awareness: null, isReady: false, isRefused: false }
const UNKNOWN: Saved = { state: "loading", words: "", short: "", here: "" }

/** Where this person's unsent words of the letter are put aside. */
export function useRescue(userId: string, letter: string): RescueBox {
  return useMemo(() => new RescueBox(vaultOf(userId), letter), [userId, letter])
}

interface DocSettings {
  readonly letter: string
  readonly name: DocName
  readonly userId: string
  readonly mayWrite: boolean
  /** Whether this browser keeps a copy: of what one writes oneself, and never of the other side's draft. [A2] */
  readonly isKept: boolean
  readonly rescue: RescueBox
  /** Whether it may be read now; a doc that may not is forgotten at once. [A2] */
  readonly isOpen: boolean
}

/** One doc of a letter, open while it is on the screen. */
export function useDoc({ letter, name, userId, mayWrite, isKept, rescue, isOpen }: DocSettings): {
  readonly open: OpenDoc
  readonly saved: Saved
} {
  const [open, setOpen] = useState<OpenDoc>(CLOSED)
  const [saved, setSaved] = useState(UNKNOWN)
  const draft = useRef<Draft>(null)
  // Not a reason to open it anew: words that are on this page only would be lost.
  const may = useRef(mayWrite)
  useEffect(() => {
    may.current = mayWrite
    draft.current?.permit(mayWrite)
  }, [mayWrite])
  useEffect(() => {
    if (!isOpen) return
    const url = `${location.origin.replace(/^http/, "ws")}/sync`
    const opened = openDraft({ url, letterId: letter, doc: name, userId, mayWrite: may.current, rescue, vault: isKept ? vaultOf(userId) : null })
    draft.current = opened
    let isOut = false
    const tell = () => {
      const { doc, awareness, isReady, isRefused, saved, closed } = opened.getSnapshot()
      if (closed === Close.SignedOut.code && !isOut) recheckSession()
      isOut = closed === Close.SignedOut.code
      const now = { doc, awareness, isReady, isRefused }
      setOpen((before) => (before.doc === doc && before.isReady === isReady && before.isRefused === isRefused ? before : now))
      setSaved(saved)
    }
    const stop = opened.subscribe(tell)
    tell()
    return () => {
      stop()
      opened.close()
      draft.current = null
      setOpen(CLOSED)
    }
  }, [letter, name, userId, isKept, rescue, isOpen])
  useSignedInAgain(draft, userId)
  return { open, saved }
}

/** Goes on where the session's end had stopped, once the person has signed in again beside this page, or looks at it again. */
function useSignedInAgain(draft: { readonly current: Draft | null }, userId: string): void {
  const { ended } = useSession()
  useEffect(() => {
    const retry = () => draft.current?.retry()
    if (!ended) retry()
    const look = () => void isStillOf(userId).then((isStill) => isStill && retry())
    addEventListener("focus", look)
    return () => removeEventListener("focus", look)
  }, [ended, draft, userId])
}
