import { expect, test } from "vitest"
import { plain } from "../../shared/text/runs.ts"
import { played } from "../letter/played.ts"
import { compared, timelineView } from "./timelineview.ts"

const letter = played(["R + Pumps", "R 1 The model was sold.", "D 1 Answer.", "R 1 The pump was sold."])
const entries = timelineView(letter, letter.issues[0]!)

test("every revision in order, with who, when and the words", () =>
  expect(
    entries.map(({ name, revision }) => `${name}: ${plain(revision.runs)} (${revision.by.name}, ${revision.at.slice(11, 16)})`),
  ).toEqual([
    "Revision 1, Alder Creek: The model was sold. (Rosa Imai, 09:03)",
    "Revision 1, Sutter Pump: Answer. (Daniel Okafor, 09:04)",
    "Revision 2, Alder Creek: The pump was sold. (Rosa Imai, 09:05)",
  ]))

test("what stands is each side's last", () => expect(entries.map(({ isStanding }) => isStanding)).toEqual([false, true, true]))

test("changes are against the same side's revision before", () => {
  expect(entries.map(({ changes }) => changes === null)).toEqual([true, true, false])
  const drawn = entries[2]!
    .changes!.map(({ kind, runs }) => (kind === "same" ? plain(runs) : `[${kind} ${plain(runs).trim()}]`))
    .join("")
  expect(drawn.replaceAll(/\s+/g, " ")).toBe("The [removed model][added pump] was sold.")
})

test("any two texts can be compared", () =>
  expect(compared([{ text: "one" }], [{ text: "two" }]).map(({ kind }) => kind)).toEqual(["removed", "added"]))
