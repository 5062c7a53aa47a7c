import { useEffect, useState } from "react"
import { WebsocketProvider } from "y-websocket"
import * as Y from "yjs"
import type { DocName } from "../../shared/sync/docs.ts"
import type { OpenDoc } from "./desk.ts"

const CLOSED: OpenDoc = { doc: null, awareness: null, saved: { state: "loading", words: "Loading…" }, isReady: false }

/** One doc of a letter, open while the component is on the screen; closed where it may not be read. */
export function useDoc(letter: string, name: DocName, isOpen: boolean): OpenDoc {
  const [open, setOpen] = useState<OpenDoc>(CLOSED)
  useEffect(() => {
    if (!isOpen) return
    const doc = new Y.Doc()
    const provider = new WebsocketProvider(`${location.origin.replace(/^http/, "ws")}/sync/${letter}`, name, doc, { disableBc: true })
    const tell = () => setOpen({ doc, awareness: provider.awareness, isReady: provider.synced, saved: provider.wsconnected ? { state: "saved", words: "Saved" } : { state: "offline", words: "Offline — your words are kept in this browser and will be sent" } })
    provider.on("sync", tell)
    provider.on("status", tell)
    tell()
    return () => {
      provider.destroy()
      doc.destroy()
      setOpen(CLOSED)
    }
  }, [letter, name, isOpen])
  return open
}
