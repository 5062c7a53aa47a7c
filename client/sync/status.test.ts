import { expect, test } from "vitest"
import { Close } from "../../shared/sync/wire.ts"
import { type Facts, savedOf } from "./status.ts"

const OPEN: Facts = { mayWrite: true, isConnected: true, isReady: true, isUnsaved: false, closed: null }

const cases: [string, Partial<Facts>, string, RegExp][] = [
  ["opening", { isConnected: false, isReady: false }, "loading", /^Opening/],
  ["open, not yet in sync", { isReady: false }, "loading", /^Opening/],
  ["everything on disk", {}, "saved", /^Saved$/],
  ["something on its way", { isUnsaved: true }, "saving", /^Saving/],
  ["no connection", { isConnected: false }, "offline", /Keep this page open/],
  ["no connection, only reading", { isConnected: false, mayWrite: false }, "offline", /out of date/],
  ["never connected", { isConnected: false, isReady: false, closed: 1006 }, "offline", /cannot be reached/],
  ["too fast", { isConnected: false, closed: Close.TooFast.code }, "offline", /sent in a moment/],
  ["not stored", { isConnected: false, closed: Close.NotStored.code }, "offline", /kept here and sent again/],
  ["rights are looked at again", { isConnected: false, closed: Close.Recheck.code }, "offline", /Keep this page open/],
  ["signed out", { isConnected: false, closed: Close.SignedOut.code, isUnsaved: true }, "stopped", /sign in in another window/],
  ["not for you", { isConnected: false, closed: Close.Forbidden.code, mayWrite: false }, "stopped", /no access/],
  ["gone", { isConnected: false, closed: Close.Unknown.code }, "stopped", /not here any more/],
  ["only reading", { mayWrite: false, isUnsaved: true }, "saved", /^$/],
]

test.each(cases)("%s", (_name, facts, state, words) => {
  const saved = savedOf({ ...OPEN, ...facts })
  expect(saved.state).toBe(state)
  expect(saved.words).toMatch(words)
})
