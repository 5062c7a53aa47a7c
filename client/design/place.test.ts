import fc from "fast-check"
import { expect, test } from "vitest"
import { place } from "./place.ts"

const VIEW = { width: 400, height: 300 }
const SIZE = { width: 100, height: 50 }
const at = (left: number, top: number) => ({ left, top, width: 40, height: 20 })

test("below where it fits, start edges in line", () => expect(place(at(50, 50), SIZE, VIEW)).toEqual({ left: 50, top: 76 }))
test("above where it does not fit below", () => expect(place(at(50, 260), SIZE, VIEW).top).toBe(204))
test("above if that is wanted", () => expect(place(at(50, 100), SIZE, VIEW, "center", "above")).toEqual({ left: 20, top: 44 }))
test("below although above is wanted, where above is no room", () => expect(place(at(50, 10), SIZE, VIEW, "start", "above").top).toBe(36))
test("end edges in line", () => expect(place(at(200, 50), SIZE, VIEW, "end").left).toBe(140))

test("always inside the window if it is smaller than the window", () => {
  const side = fc.integer({ min: 0, max: 380 })
  fc.assert(
    fc.property(side, fc.integer({ min: 0, max: 280 }), fc.constantFrom("start", "center", "end"), (left, top, align) => {
      const got = place(at(left, top), SIZE, VIEW, align as "start")
      expect(got.left).toBeGreaterThanOrEqual(8)
      expect(got.left + SIZE.width).toBeLessThanOrEqual(VIEW.width - 8)
      expect(got.top).toBeGreaterThanOrEqual(8)
    }),
    { seed: 3 },
  )
})
