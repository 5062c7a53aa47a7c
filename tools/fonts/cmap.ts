/**
 * The code points a TrueType font has a glyph for, from its `cmap` table: format 12 where there is one, else format 4.
 * Throws on anything else, since the fonts are our own. (OpenType specification 1.9, "cmap".)
 */
export function covered(font: Uint8Array): Set<number> {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength)
  const table = tableAt(view, "cmap")
  const subtables = Array.from({ length: view.getUint16(table + 2) }, (_, i) => table + view.getUint32(table + 4 + i * 8 + 4))
  const wide = subtables.find((at) => view.getUint16(at) === 12)
  if (wide !== undefined) return groups(view, wide)
  const narrow = subtables.find((at) => view.getUint16(at) === 4)
  if (narrow !== undefined) return segments(view, narrow)
  throw new Error("the font's cmap has neither format 12 nor format 4")
}

function tableAt(view: DataView, tag: string): number {
  for (let i = 0, at = 12; i < view.getUint16(4); i++, at += 16) {
    const name = String.fromCharCode(...[0, 1, 2, 3].map((j) => view.getUint8(at + j)))
    if (name === tag) return view.getUint32(at + 8)
  }
  throw new Error(`the font has no ${tag} table`)
}

function groups(view: DataView, at: number): Set<number> {
  const out = new Set<number>()
  for (let i = 0, group = at + 16; i < view.getUint32(at + 12); i++, group += 12) {
    const start = view.getUint32(group)
    for (let code = start; code <= view.getUint32(group + 4); code++)
      if (view.getUint32(group + 8) + code - start !== 0) out.add(code)
  }
  return out
}

function segments(view: DataView, at: number): Set<number> {
  const out = new Set<number>()
  const size = view.getUint16(at + 6)
  for (let i = 0; i < size; i += 2) {
    const [end, start] = [view.getUint16(at + 14 + i), view.getUint16(at + 16 + size + i)]
    for (let code = start; code <= end && code !== 0xffff; code++)
      if (glyph(view, at + 16 + i, size, code, start) !== 0) out.add(code)
  }
  return out
}

/** The glyph of a code in the segment whose end code is 2 bytes before `at`; `size` is twice the number of segments. */
function glyph(view: DataView, at: number, size: number, code: number, start: number): number {
  const delta = view.getUint16(at + 2 * size)
  const offsetAt = at + 3 * size
  const offset = view.getUint16(offsetAt)
  if (offset === 0) return (code + delta) & 0xffff
  const found = view.getUint16(offsetAt + offset + 2 * (code - start))
  return found === 0 ? 0 : (found + delta) & 0xffff
}
