const PAGE = /<g class="typst-page" transform="translate\(0, [\d.]+\)"[^>]*>/g
const OPENS = /^<svg [^>]*>/
/** Transparent text for selecting, which a picture does not need: a third of the bytes. */
const SELECTABLE = /<foreignObject\b[\s\S]*?<\/foreignObject>/g

/**
 * Takes apart the renderer's one SVG, in which the pages hang below each other, into one SVG a page, each with the
 * shapes of its letters. Throws when the renderer's output is not as it was in 0.7.0, rather than guess.
 *
 * @param width Width of a page in points.
 * @param height Height of a page in points.
 */
export function splitPages(svg: string, width = 612, height = 792): string[] {
  const starts = [...svg.matchAll(PAGE)].map(({ index }) => index)
  if (starts.length === 0 || !OPENS.test(svg) || !svg.endsWith("</svg>")) throw new Error("the renderer's SVG has no pages")
  const defs = svg.slice(OPENS.exec(svg)![0].length, starts[0])
  const opens = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 ${width} ${height}">`
  return starts.map((start, i) => {
    const page = svg.slice(start, starts[i + 1] ?? svg.length - "</svg>".length)
    return opens + defs + page.replace(/translate\(0, [\d.]+\)/, "translate(0, 0)").replace(SELECTABLE, "") + "</svg>"
  })
}
