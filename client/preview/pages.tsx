import { keepPreviousData, useQuery } from "@tanstack/react-query"
import { createContext, startTransition, useContext, useEffect, useMemo, useState, type ReactNode } from "react"
import { measured } from "../../shared/letter/measured.ts"
import type { Measure } from "../../shared/letter/measure.ts"
import { print, type Drafts } from "../../shared/letter/print.ts"
import { valueOf } from "../api/queries.ts"
import { get, path } from "../api/request.ts"
import { createWorkerEngine, type Laid, type LayoutState } from "../layout/engine.ts"
import { useDesk } from "../letter/desk.ts"
import { openAsks, type Asks } from "./asks.ts"
import { useDrafts } from "./drafts.ts"

/** The letter laid out, and who lays it out. */
export interface Pages {
  /** One SVG a page; empty until there is one. */
  readonly pages: readonly string[]
  readonly measure: Measure | null
  /** Whether drafts are asked for. */
  readonly withDrafts: boolean
  /** Whether the drafts are in what is laid out. */
  readonly hasDrafts: boolean
  readonly setWithDrafts: (withDrafts: boolean) => void
  /** The drafts there are, whether shown or not. */
  readonly drafts: Drafts
  readonly engine: LayoutState
  readonly asks: Asks | null
}

const Context = createContext<Pages | null>(null)
const NO_DRAFTS: Drafts = {}
const NO_PAGES: readonly string[] = []
/** An engine that has not answered for so long has broken on the letter, in milliseconds; a letter takes less than a hundred. */
const STUCK = 5_000

/** The engine in its worker, one for each letter that is open. */
function useEngine(): { readonly asks: Asks | null; readonly state: LayoutState } {
  const [now, setNow] = useState<{ readonly asks: Asks | null; readonly state: LayoutState }>({ asks: null, state: "loading" })
  useEffect(() => {
    const engine = createWorkerEngine()
    const asks = openAsks(engine)
    const tell = () => setNow({ asks, state: engine.state() })
    const stop = engine.onState(tell)
    tell()
    return () => {
      stop()
      asks.close()
      engine.dispose()
    }
  }, [])
  return now
}

/** What was laid out last for a key. Shown when there is time: the next key goes before. */
export function useLaid(asks: Asks | null, key: string): Laid | null {
  const [laid, setLaid] = useState<Laid | null>(null)
  useEffect(() => {
    const tell = () => startTransition(() => setLaid(asks?.now(key) ?? null))
    tell()
    return asks?.subscribe(tell)
  }, [asks, key])
  return laid
}

/** The pages of record by the server, until this browser can lay them out itself. */
function useServerPages(isNeeded: boolean): readonly string[] {
  const { letter } = useDesk()
  const { data } = useQuery({
    queryKey: [path`/api/letters/${letter.id}/pages`, letter.head],
    queryFn: async () => valueOf(await get<readonly string[]>(path`/api/letters/${letter.id}/pages`)),
    enabled: isNeeded,
    staleTime: Infinity,
    placeholderData: keepPreviousData,
  })
  return data ?? NO_PAGES
}

/** Keeps the letter laid out while it changes. Typing never waits for it. */
export function PagesProvider({ children }: { readonly children: ReactNode }) {
  const desk = useDesk()
  const { letter } = desk
  const { asks, state } = useEngine()
  const [asked, setWithDrafts] = useState(true)
  // A filed letter is what was filed: what somebody had still in the drawer is not on it. [S5]
  const withDrafts = asked && !letter.filed
  const drafts = useDrafts()
  const shown = withDrafts ? drafts : NO_DRAFTS
  const laid = useLaid(asks, "preview")
  const byServer = useServerPages(laid === null)
  useEffect(() => {
    asks?.ask("preview", print(letter, { drafts: shown, marks: true }))
    const stuck = setTimeout(() => state === "ready" && asks?.nudge(), STUCK)
    return () => clearTimeout(stuck)
  }, [asks, letter, shown, state])
  const measure = useMemo(() => (laid ? measured(letter, laid.page, shown) : desk.measure), [laid, letter, shown, desk.measure])
  const value = useMemo<Pages>(
    () => ({
      pages: laid?.pages ?? byServer,
      measure,
      withDrafts,
      hasDrafts: withDrafts && laid !== null,
      setWithDrafts,
      drafts,
      engine: state,
      asks,
    }),
    [laid, byServer, measure, withDrafts, drafts, state, asks],
  )
  return <Context value={value}>{children}</Context>
}

/** The letter laid out, around a component of the letter screen. */
export function usePages(): Pages {
  const pages = useContext(Context)
  if (!pages) throw new Error("outside the pages of a letter")
  return pages
}
