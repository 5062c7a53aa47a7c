import { useEffect, useMemo, useState } from "react"
import type { DocName } from "../../shared/sync/docs.ts"
import { openDraft } from "../sync/draft.ts"
import { RescueBox, type Shelf } from "../sync/rescue.ts"
import type { Saved } from "../sync/status.ts"
import type { OpenDoc } from "./desk.ts"

const CLOSED: OpenDoc = { doc: null, awareness: null, isReady: false }
const UNKNOWN: Saved = { state: "loading", words: "" }

/** The browser's storage; null where it may not be used. */
function storage(): Shelf | null {
  try {
    return globalThis.localStorage
  } catch {
    return null
  }
}

/** Where this person's unsent words of the letter are put aside. */
export function useRescue(userId: string, letter: string): RescueBox {
  return useMemo(() => new RescueBox(storage(), userId, letter), [userId, letter])
}

interface DocSettings {
  readonly letter: string
  readonly name: DocName
  readonly userId: string
  readonly mayWrite: boolean
  readonly rescue: RescueBox
  /** Whether it may be read now; a doc that may not is forgotten at once. [A2] */
  readonly isOpen: boolean
}

/** One doc of a letter, open while it is on the screen. */
export function useDoc({ letter, name, userId, mayWrite, rescue, isOpen }: DocSettings): {
  readonly open: OpenDoc
  readonly saved: Saved
} {
  const [open, setOpen] = useState<OpenDoc>(CLOSED)
  const [saved, setSaved] = useState(UNKNOWN)
  useEffect(() => {
    if (!isOpen) return
    const url = `${location.origin.replace(/^http/, "ws")}/sync`
    const draft = openDraft({ url, letterId: letter, doc: name, userId, mayWrite, rescue, shelf: storage() })
    const tell = () => {
      const { doc, awareness, isReady, saved } = draft.getSnapshot()
      // A state that was never set has clock 0, and others take no notice of it.
      if (awareness.getLocalState()?.["writing"] === undefined) awareness.setLocalStateField("writing", null)
      setOpen((before) => (before.doc === doc && before.isReady === isReady ? before : { doc, awareness, isReady }))
      setSaved(saved)
    }
    const stop = draft.subscribe(tell)
    tell()
    return () => {
      stop()
      draft.close()
      setOpen(CLOSED)
    }
  }, [letter, name, userId, mayWrite, rescue, isOpen])
  return { open, saved }
}
