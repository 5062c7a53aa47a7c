import { expect, test } from "vitest"
import { dismissToast, toast, toasts } from "./toast.ts"

test("at most three stay, the same words once, and they can be dismissed", () => {
  for (const words of ["a", "b", "c", "a", "d"]) toast(words)
  expect(toasts.now().map(({ text }) => text)).toEqual(["c", "a", "d"])
  for (const { id } of toasts.now()) dismissToast(id)
  expect(toasts.now()).toEqual([])
})
