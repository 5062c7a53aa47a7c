/** A page and what its address says. */
export type Route =
  | { readonly page: "home" | "new-letter" | "inbox" | "account" | "lost" }
  | { readonly page: "sign-in" | "register"; readonly next: string }
  | { readonly page: "letter" | "record" | "call"; readonly id: string }
  | { readonly page: "join"; readonly token: string }

/** Ids and tokens are ours: letters, digits, `-` and `_`. Anything else is a page that is not there. */
const ID = /^[A-Za-z0-9_-]{1,128}$/

/** The page an address names. */
export function routeOf(path: string, search = ""): Route {
  const [first, second, third, ...more] = path.split("/").filter(Boolean)
  const isPart = first === "letters" && (third === "record" || third === "call") && more.length === 0
  if (isPart && second && ID.test(second)) return { page: third, id: second }
  if (third !== undefined) return { page: "lost" }
  if (first === undefined) return { page: "home" }
  if (second === undefined) return single(first, search)
  if (!ID.test(second)) return { page: "lost" }
  if (first === "join") return { page: "join", token: second }
  if (first !== "letters") return { page: "lost" }
  return second === "new" ? { page: "new-letter" } : { page: "letter", id: second }
}

function single(name: string, search: string): Route {
  if (name === "letters") return { page: "home" }
  if (name === "inbox" || name === "account") return { page: name }
  if (name === "sign-in" || name === "register") return { page: name, next: safeNext(new URLSearchParams(search).get("next")) }
  return { page: "lost" }
}

/** Where to go after signing in: a path of ours, never another site's. What a browser would read as a host is refused. */
export function safeNext(next: string | null): string {
  const here = "https://here.invalid"
  if (!next?.startsWith("/") || !URL.canParse(next, here)) return "/"
  const url = new URL(next, here)
  return url.origin === here && !url.pathname.startsWith("//") ? url.pathname + url.search : "/"
}

/** The sign-in or register page that leads back to where one is. */
export function signInPath(page: "sign-in" | "register", next: string): string {
  return next === "/" ? `/${page}` : `/${page}?next=${encodeURIComponent(next)}`
}
