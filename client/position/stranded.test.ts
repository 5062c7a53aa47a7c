import { expect, test } from "vitest"
import type { DocName } from "../../shared/sync/docs.ts"
import { played } from "../letter/played.ts"
import { strandedRoots } from "./stranded.ts"

const letter = played(["R + Pumps", "R + Valves"])

test.each<[string, DocName, string[], string[]]>([
  ["drafts of one's own", "requesting", ["position/issue-1", "position/issue-2", "position/issue-3"], ["position/issue-3"]],
  ["shared drafts of a heading", "joint", ["part/heading:issue-2", "part/heading:issue-3"], ["part/heading:issue-3"]],
  ["shared drafts of a request", "joint", ["part/request:issue-1", "part/request:issue-9"], ["part/request:issue-9"]],
  ["the introduction is in every letter", "joint", ["part/introduction"], []],
  ["a part that no letter has", "joint", ["part/footnote", "part/footnote:issue-1"], ["part/footnote", "part/footnote:issue-1"]],
  ["what is not words of the doc", "joint", ["position/issue-3", "prosemirror"], []],
])("%s", (_, doc, roots, expected) => expect(strandedRoots(letter, doc, roots)).toEqual(expected))
