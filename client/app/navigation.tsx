import { useSyncExternalStore, type AnchorHTMLAttributes, type MouseEvent } from "react"
import { routeOf, type Route } from "./route.ts"

/** Said on the window after an address of ours was pushed or replaced; the browser says `popstate` itself. */
const MOVED = "joint-letter:moved"

/** Goes to a page of ours without loading it anew. `replace` leaves no step back. */
export function navigate(to: string, how: { readonly replace?: boolean } = {}): void {
  if (to === address()) return
  arrived = true
  history[how.replace ? "replaceState" : "pushState"](null, "", to)
  window.scrollTo(0, 0)
  window.dispatchEvent(new Event(MOVED))
}

/** Whether a page of ours was left for another since loading. The first page leaves the focus where the browser puts it. */
let arrived = false
window.addEventListener("popstate", () => (arrived = true))

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
