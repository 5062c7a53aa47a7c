import { expect, test } from "vitest"
import { growth, LINEAR } from "../tools/growth.ts"
import { frames } from "./api/frames.ts"
import { routeOf } from "./app/route.ts"
import { cleanCode, codeFault, spokenCode } from "./invitation/code.ts"
import { fromHtml, fromText } from "./position/paste.ts"

/** What the page reads of others: what is on the clipboard, in the address, in the stream. */
const PARSERS: Record<string, (text: string) => unknown> = {
  "a text that is pasted": fromText,
  "a page that is pasted": fromHtml,
  "a page of one paragraph": (text) => fromHtml(`<p>${text}</p>`),
  "an attribute": (text) => fromHtml(`<p style="${text}">x</p>`),
  "an address": (text) => routeOf(`/letters/${text}`),
  "an invitation": (text) => routeOf(`/join/${text}`),
  "a code": (text) => [cleanCode(text), codeFault(text), spokenCode(text)],
  "a stream": (text) => frames()(`data: ${text}`),
}
const UNITS = ["a", " ", ".", "<", "<p", "<p>", "</p>", "<b>", "<!--", "<![if !supportLists]>", "<style>", '"', "='", "a=", "&", "&amp;", "&#", "/", "%2f", "\n", "data:\n", "\n\n", "-", ";", "font-weight:", "🙂"]

test.each(Object.entries(PARSERS))("the cost of %s grows with its length alone", (name, parse) => {
  for (const unit of UNITS) expect(growth(parse, unit), `${name}: ${JSON.stringify(unit)}`).toBeLessThan(LINEAR)
}, 120_000)
