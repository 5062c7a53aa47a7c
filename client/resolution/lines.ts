import { useEffect, useId } from "react"
import type { Ending, Issue } from "../../shared/letter/letter.ts"
import { print } from "../../shared/letter/print.ts"
import { useDesk } from "../letter/desk.ts"
import { counted } from "../letter/words.ts"
import { useLaid, usePages } from "../preview/pages.tsx"
import { endedAs } from "./resolutionview.ts"

/**
 * How many lines the page gives back by an ending of the issue: the letter laid out with the dispute, and with that ending.
 * Below zero where the terms take more room than the dispute. Null until both are laid out, and while `ending` is null. [T6]
 */
export function useLinesBack(issue: Issue, ending: Ending | null): number | null {
  const { letter } = useDesk()
  const { asks } = usePages()
  const key = useId()
  useEffect(() => {
    asks?.ask(`${key} with`, ending && print(endedAs(letter, issue, null)))
    asks?.ask(`${key} without`, ending && print(endedAs(letter, issue, ending)))
    return () => {
      asks?.ask(`${key} with`, null)
      asks?.ask(`${key} without`, null)
    }
  }, [asks, key, letter, issue, ending])
  const before = useLaid(asks, `${key} with`)
  const after = useLaid(asks, `${key} without`)
  return ending && before && after ? before.page.linesUsed - after.page.linesUsed : null
}

/** "gives back 6 lines"; without a number until it is known. */
export function linesWords(lines: number | null): string {
  if (lines === null || lines === 0) return "gives its room back"
  return lines > 0 ? `gives back ${counted(lines, "line")}` : `takes ${counted(-lines, "line")} more for its terms`
}
