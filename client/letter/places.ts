/** The id of an issue's block on the screen. */
export const issueElement = (issue: string): string => `at-${issue}`

/** The ids of the introduction and of the approval on the screen. */
export const INTRODUCTION = "at-introduction"
export const APPROVAL = "at-approval"

/** Brings a part of the letter into sight and puts the focus on it. */
export function goToPart(element: string): void {
  const part = document.getElementById(element)
  part?.scrollIntoView({ block: "start" })
  part?.focus({ preventScroll: true })
}

/** Where one writes or reads, in the order of the page: text boxes of one's own, else the positions themselves. */
const places = () => [...document.querySelectorAll<HTMLElement>("[data-place]")].filter((place) => place.offsetParent !== null)

function goTo(place: HTMLElement | undefined): void {
  if (!place) return
  place.focus({ preventScroll: true })
  place.scrollIntoView({ block: "center" })
}

/** Puts the focus on the next or previous position. From nowhere it begins at the first, or the last. */
export function step(by: 1 | -1): void {
  const all = places()
  const at = all.findIndex((place) => place.contains(document.activeElement))
  const from = at < 0 && by < 0 ? all.length : at
  goTo(all[Math.min(all.length - 1, Math.max(0, from + by))])
}

/** Brings an issue into sight and puts the focus where one writes on it, or else on the issue. */
export function goToIssue(issue: string): void {
  const block = document.getElementById(issueElement(issue))
  if (!block) return
  const place = block.querySelector<HTMLElement>("[data-place=editor]")
  block.scrollIntoView({ block: "start" })
  place?.closest("[data-card]")?.scrollIntoView({ block: "nearest" })
  ;(place ?? block).focus({ preventScroll: true })
}
