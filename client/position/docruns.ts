import type { Node } from "@tiptap/pm/model"
import { MARKS, normal, type Run, type Runs } from "../../shared/text/runs.ts"

/** An editor's content as runs: its paragraphs joined by a space. */
export function docRuns(doc: Node): Runs {
  const runs: Run[] = []
  doc.forEach((paragraph, _, index) => {
    if (index > 0) runs.push({ text: " " })
    paragraph.forEach((node) => {
      const marks = MARKS.filter((mark) => node.marks.some(({ type }) => type.name === mark))
      runs.push({ text: node.text ?? "", ...Object.fromEntries(marks.map((mark) => [mark, true])) })
    })
  })
  return normal(runs)
}
