import { expect, test } from "vitest"
import { drawing } from "./drawing.ts"

const inside = (body: string) =>
  `<svg viewBox="0 0 612 792"><defs class="glyph"><path id="gA" class="outline_glyph" d="M 0 0 L 1 1 Z "/></defs>${body}</svg>`
const drawn = (body: string) =>
  drawing(inside(body)).map(
    ({ d, matrix, fill }) => `${d.trim()} ${fill} [${matrix.map((n) => Math.round(n * 1000) / 1000).join(" ")}]`,
  )

test("outlines are drawn where they are used, through all groups around", () => {
  expect(
    drawn(
      '<g transform="translate(72, 100)"><g fill="#1d4c89" transform="scale(0.5,-0.5)"><use x="10" y="4" href="#gA"/></g></g>',
    ),
  ).toEqual(["M 0 0 L 1 1 Z #1d4c89 [0.5 0 0 -0.5 77 98]"])
})

test("a group's colour and place end with it", () => {
  expect(drawn('<g fill="#f00" transform="translate(5)"><use href="#gA"/></g><use x="1" href="#gA"/>')).toEqual([
    "M 0 0 L 1 1 Z #f00 [1 0 0 1 5 0]",
    "M 0 0 L 1 1 Z #000 [1 0 0 1 1 0]",
  ])
})

test("rules and dashes: filled, or drawn with a width", () => {
  expect(
    drawing(
      inside(
        '<path class="typst-shape" d="M 0 0 L 9 0" fill="none" stroke="#87480f" stroke-width="1.2" stroke-dasharray="2 1" />',
      ),
    ),
  ).toEqual([
    {
      d: "M 0 0 L 9 0",
      matrix: [1, 0, 0, 1, 0, 0],
      fill: null,
      evenOdd: false,
      stroke: "#87480f",
      strokeWidth: 1.2,
      dashes: [2, 1],
    },
  ])
})

test("an outline that is not there, and elements it does not know, are passed over", () =>
  expect(drawn('<use href="#gZ"/><rect width="9" height="9"/><g/><use href="#gA"/>')).toEqual([
    "M 0 0 L 1 1 Z #000 [1 0 0 1 0 0]",
  ]))
