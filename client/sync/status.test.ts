import { expect, test } from "vitest"
import { Close } from "../../shared/sync/wire.ts"
import { type Facts, savedOf } from "./status.ts"

const OPEN: Facts = { mayWrite: true, isConnected: true, isReady: true, isUnsaved: false, closed: null, keeping: "kept" }

const cases: [string, Partial<Facts>, string, RegExp][] = [
  ["opening", { isConnected: false, isReady: false }, "loading", /^Opening/],
  ["open, not yet in sync", { isReady: false }, "loading", /^Opening/],
  ["everything on disk", {}, "saved", /^Saved$/],
  ["something on its way", { isUnsaved: true }, "saving", /^Saving/],
  ["no connection", { isConnected: false }, "offline", /^Not connected. What you type is kept in this browser and will be sent when the connection is back.$/],
  ["no connection, and a browser that keeps nothing", { isConnected: false, keeping: "failing" }, "offline", /Keep this page open/],
  ["no connection, only reading", { isConnected: false, mayWrite: false }, "offline", /out of date/],
  ["never connected", { isConnected: false, isReady: false, closed: 1006 }, "offline", /cannot be reached/],
  ["too fast", { isConnected: false, closed: Close.TooFast.code }, "offline", /sent in a moment/],
  ["not stored", { isConnected: false, isUnsaved: true, closed: Close.NotStored.code }, "offline", /could not store the last words.*kept in this browser and will be sent again/],
  ["nothing was on its way, and the server could not store it", { isConnected: false, closed: Close.NotStored.code }, "offline", /^The server can store nothing just now. What you type is kept in this browser/],
  ["rights are looked at again", { isConnected: false, closed: Close.Recheck.code }, "offline", /^Not connected/],
  ["signed out", { isConnected: false, closed: Close.SignedOut.code, isUnsaved: true }, "stopped", /Sign in in another window.*kept in this browser/],
  ["signed out, and nothing is kept", { isConnected: false, closed: Close.SignedOut.code, keeping: "failing" }, "stopped", /Keep this page open/],
  ["not for you", { isConnected: false, closed: Close.Forbidden.code, mayWrite: false }, "stopped", /no access/],
  ["gone", { isConnected: false, closed: Close.Unknown.code }, "stopped", /not here any more/],
  ["only reading", { mayWrite: false, isUnsaved: true }, "saved", /^$/],
]

test.each(cases)("%s", (_name, facts, state, words) => {
  const saved = savedOf({ ...OPEN, ...facts })
  expect(saved.state).toBe(state)
  expect(saved.words).toMatch(words)
})

test("without a connection it is said of the last key whether it is kept in this browser", () => {
  const here = (change: Partial<Facts>) => savedOf({ ...OPEN, isUnsaved: true, ...change }).here
  expect(here({})).toBe("")
  expect(here({ isConnected: false })).toBe("Kept in this browser")
  expect(here({ isConnected: false, keeping: "keeping" })).toBe("Keeping…")
  expect(here({ isConnected: false, keeping: "failing" })).toBe("Only on this page")
  expect(here({ isConnected: false, mayWrite: false })).toBe("")
})

test("where there is little room it is still told whether the connection fails or the server", () => {
  const short = (change: Partial<Facts>) => savedOf({ ...OPEN, isUnsaved: true, ...change }).short
  expect(short({})).toBe("Saving…")
  expect(short({ isConnected: false })).toBe("Not saved yet: no connection")
  expect(short({ isConnected: false, closed: Close.NotStored.code })).toBe("Not saved yet: the server cannot store it")
  expect(short({ isConnected: false, closed: Close.SignedOut.code })).toBe("Not saved")
})
