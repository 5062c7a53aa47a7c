/** A 2 × 3 matrix as a canvas takes it: a, b, c, d, e, f. */
export type Matrix = readonly [number, number, number, number, number, number]

/** One shape of a page: its outline, where it goes, and with what it is filled or drawn. */
export interface Shape {
  /** Outline in SVG's path language. */
  readonly d: string
  readonly matrix: Matrix
  readonly fill: string | null
  readonly evenOdd: boolean
  readonly stroke: string | null
  readonly strokeWidth: number
  readonly dashes: readonly number[]
}

interface Frame {
  readonly tag: string
  readonly matrix: Matrix
  readonly fill: string | null
}

const TAG = /<(\/?)(g|path|use|defs)\b([^>]*?)(\/?)>/g
const ATTRIBUTE = /([a-z-]+)="([^"]*)"/g
const TRANSFORM = /(matrix|translate|scale)\(([^)]*)\)/g

function times(a: Matrix, b: Matrix): Matrix {
  return [
    a[0] * b[0] + a[2] * b[1],
    a[1] * b[0] + a[3] * b[1],
    a[0] * b[2] + a[2] * b[3],
    a[1] * b[2] + a[3] * b[3],
    a[0] * b[4] + a[2] * b[5] + a[4],
    a[1] * b[4] + a[3] * b[5] + a[5],
  ]
}

function transformed(matrix: Matrix, transform: string | undefined): Matrix {
  let out = matrix
  for (const [, kind, values] of (transform ?? "").matchAll(TRANSFORM)) {
    const [x = 0, y, ...rest] = values!.split(/[\s,]+/).map(Number)
    if (kind === "translate") out = times(out, [1, 0, 0, 1, x, y ?? 0])
    else if (kind === "scale") out = times(out, [x, 0, 0, y ?? x, 0, 0])
    else if (rest.length === 4) out = times(out, [x, y ?? 0, ...(rest as [number, number, number, number])])
  }
  return out
}

function attributesOf(source: string): Record<string, string> {
  const out: Record<string, string> = {}
  for (const [, name, value] of source.matchAll(ATTRIBUTE)) out[name!] = value!
  return out
}

const painted = (value: string | undefined, inherited: string | null) =>
  value === undefined ? inherited : value === "none" ? null : value

function shapeOf(d: string, matrix: Matrix, frame: Frame, attributes: Readonly<Record<string, string>>): Shape {
  return {
    d,
    matrix,
    fill: painted(attributes["fill"], frame.fill),
    evenOdd: attributes["fill-rule"] === "evenodd",
    stroke: painted(attributes["stroke"], null),
    strokeWidth: Number(attributes["stroke-width"] ?? 1),
    dashes: (attributes["stroke-dasharray"] ?? "")
      .split(/[\s,]+/)
      .filter(Boolean)
      .map(Number),
  }
}

/**
 * The shapes of one page of the layout engine's SVG, in the order in which they are drawn. Reads as much of SVG as the engine
 * writes: groups with transforms, glyph outlines and their uses, filled and drawn paths. What else there may be is passed over.
 */
export function drawing(svg: string): readonly Shape[] {
  const outlines = new Map<string, string>()
  const shapes: Shape[] = []
  const stack: Frame[] = [{ tag: "svg", matrix: [1, 0, 0, 1, 0, 0], fill: "#000" }]
  for (const [, closes, tag, source, isWhole] of svg.matchAll(TAG)) {
    const top = stack.at(-1)!
    if (closes) {
      if (stack.length > 1 && top.tag === tag) stack.pop()
      continue
    }
    const attributes = attributesOf(source!)
    const matrix = transformed(top.matrix, attributes["transform"])
    const id = attributes["id"]
    if (tag === "path" && id) outlines.set(id, attributes["d"] ?? "")
    else if (tag === "path") shapes.push(shapeOf(attributes["d"] ?? "", matrix, top, attributes))
    else if (tag === "use") {
      const outline = outlines.get((attributes["href"] ?? "").slice(1))
      const at = times(matrix, [1, 0, 0, 1, Number(attributes["x"] ?? 0), Number(attributes["y"] ?? 0)])
      if (outline) shapes.push(shapeOf(outline, at, top, attributes))
    } else if (!isWhole) stack.push({ tag: tag!, matrix, fill: painted(attributes["fill"], top.fill) })
  }
  return shapes
}
