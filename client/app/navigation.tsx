import { useSyncExternalStore, type AnchorHTMLAttributes, type MouseEvent } from "react"
import { isOnlyHere } from "../keep/onlyhere.ts"
import { routeOf, type Route } from "./route.ts"

/** Said on the window after an address of ours was pushed or replaced; the browser says `popstate` itself. */
const MOVED = "joint-letter:moved"

/** How to go to a page. */
interface Going {
  /** Leaves no step back. */
  readonly replace?: boolean
  /** Whether the person knows that words on this page may go with it. */
  readonly isAsked?: boolean
}

/** Goes to a page of ours without loading it anew; asks first where words would be lost. */
export function navigate(to: string, how: Going = {}): void {
  if (to === address()) return
  if (!how.isAsked && isOnlyHere()) return ask(to)
  arrived = true
  wanted = null
  history[how.replace ? "replaceState" : "pushState"](null, "", to)
  shown = to
  window.scrollTo(0, 0)
  window.dispatchEvent(new Event(MOVED))
}

/** The address of the page on the screen. */
let shown = address()
/** Where the person wants to go, while they are asked whether to leave words behind. */
let wanted: string | null = null

function ask(to: string | null): void {
  wanted = to
  window.dispatchEvent(new Event(MOVED))
}

/** Does not go where the person wanted to: the page stays as it is. */
export function stay(): void {
  ask(null)
}

/** Where the person wants to go, while they have to be asked; null mostly. */
export function useWanted(): string | null {
  return useSyncExternalStore(subscribe, () => wanted)
}

/** The browser has gone a step back or forth already. Where words would be lost, the page gets its address back before it goes. */
function stepped(): void {
  arrived = true
  const to = address()
  if (to === shown) return
  if (!isOnlyHere()) return void (shown = to)
  history.pushState(null, "", shown)
  ask(to)
}

/** Whether a page of ours was left for another since loading. The first page leaves the focus where the browser puts it. */
let arrived = false
// Before the pages hear of it.
window.addEventListener("popstate", stepped)

/** Whether the page on the screen was come to from another of ours; its heading then takes the focus. */
export function hasMoved(): boolean {
  return arrived
}

function address(): string {
  return location.pathname + location.search
}

function subscribe(tell: () => void): () => void {
  window.addEventListener("popstate", tell)
  window.addEventListener(MOVED, tell)
  return () => {
    window.removeEventListener("popstate", tell)
    window.removeEventListener(MOVED, tell)
  }
}

/** The address now: path and search. */
export function useAddress(): string {
  return useSyncExternalStore(subscribe, address)
}

/** The page the address names now. */
export function useRoute(): Route {
  const { pathname, search } = new URL(useAddress(), location.origin)
  return routeOf(pathname, search)
}

type LinkProps = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, "href"> & { readonly to: string }

/** A link to a page of ours. A real one: it opens in a new tab and can be copied. */
export function Link({ to, onClick, children, ...rest }: LinkProps) {
  const go = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event)
    const elsewhere = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0 || rest.target
    if (event.defaultPrevented || elsewhere) return
    event.preventDefault()
    navigate(to)
  }
  return (
    <a {...rest} href={to} onClick={go}>
      {children}
    </a>
  )
}
