import { readFileSync } from "node:fs"
import { expect, test } from "vitest"

const CSS = readFileSync(new URL("./tokens.css", import.meta.url), "utf8")

/** A token's two colours, light and dark. */
function pair(name: string): readonly [string, string] {
  const found = new RegExp(`--${name}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`).exec(CSS)
  if (!found) throw new Error(`no token --${name}`)
  return [found[1]!, found[2]!]
}

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!
}

function contrast(a: string, b: string): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (light! + 0.05) / (dark! + 0.05)
}

/** Ink, ground, least contrast: 4.5 for text (WCAG 1.4.3), 3 for the edges of controls (1.4.11). */
const TEXT = ["ink", "ink-2", "ink-3", "requesting", "responding", "danger", "warn"]
const PAIRS = [
  ...TEXT.flatMap((ink) => ["ground", "sheet", "raised", "sunken"].map((ground) => [ink, ground, 4.5] as const)),
  ...["requesting", "responding", "danger", "warn"].flatMap((name) => [[name, `${name}-tint`, 4.5] as const, ["ink", `${name}-tint`, 4.5] as const]),
  ["ink-inverse", "solid", 4.5] as const,
  ["edge", "sheet", 3] as const,
  ["edge", "ground", 3] as const,
]

test.each(PAIRS)("%s on %s has a contrast of %d or more in both themes", (ink, ground, least) => {
  const [inks, grounds] = [pair(ink), pair(ground)]
  expect(contrast(inks[0], grounds[0])).toBeGreaterThanOrEqual(least)
  expect(contrast(inks[1], grounds[1])).toBeGreaterThanOrEqual(least)
})

/** How a colour looks without red cones, without green cones, and in grey. Matrices: Machado, Oliveira and Fernandes 2009. */
const EYES = {
  protanopia: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deuteranopia: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
} as const

function seen(hex: string, eye: readonly number[]): number[] {
  const rgb = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
  return [0, 3, 6].map((row) => rgb.reduce((sum, value, index) => sum + value * eye[row + index]!, 0))
}

test.each(Object.entries(EYES))("the two sides stay apart with %s", (_name, eye) => {
  for (const theme of [0, 1] as const) {
    const [a, b] = [seen(pair("requesting")[theme], eye), seen(pair("responding")[theme], eye)]
    expect(Math.hypot(...a.map((value, index) => value - b[index]!))).toBeGreaterThan(0.3)
  }
})
