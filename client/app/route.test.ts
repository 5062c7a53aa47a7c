import { expect, test } from "vitest"
import { routeOf, safeNext, signInPath } from "./route.ts"

test.each([
  ["/", { page: "home" }],
  ["/letters", { page: "home" }],
  ["/letters/new", { page: "new-letter" }],
  ["/letters/new/", { page: "new-letter" }],
  ["/letters/0f3a-77", { page: "letter", id: "0f3a-77" }],
  ["/letters/0f3a-77/record", { page: "record", id: "0f3a-77" }],
  ["/letters/0f3a-77/record/1", { page: "lost" }],
  ["/letters/a%2Fb/record", { page: "lost" }],
  ["/join/abc/record", { page: "lost" }],
  ["/letters/0f3a-77/call", { page: "call", id: "0f3a-77" }],
  ["/letters/0f3a-77/call/1", { page: "lost" }],
  ["/join/abc_DEF-123", { page: "join", token: "abc_DEF-123" }],
  ["/inbox", { page: "inbox" }],
  ["/account", { page: "account" }],
  ["/sign-in", { page: "sign-in", next: "/" }],
  ["/letters/a/b", { page: "lost" }],
  ["/letters/a%2Fb", { page: "lost" }],
  ["/join", { page: "lost" }],
  ["/inbox/1", { page: "lost" }],
  ["/toString", { page: "lost" }],
])("%s", (path, route) => expect(routeOf(path)).toEqual(route))

test("the way back after signing in is kept", () => {
  const path = signInPath("sign-in", "/join/abc?x=1&y=2")
  const at = new URL(path, "https://letter.example")
  expect(routeOf(at.pathname, at.search)).toEqual({ page: "sign-in", next: "/join/abc?x=1&y=2" })
})

test.each(["https://evil.example", "//evil.example", "//evil.example/inbox", "/.//evil.example", "/\\evil.example", "javascript:alert(1)", "/\t/evil.example", "", "letters"])(
  "never leads to another site: %j",
  (next) => {
    expect(safeNext(next)).toBe("/")
  },
)
