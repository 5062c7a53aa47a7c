import { expect, test } from "vitest"
import { faultsNow } from "./form.ts"

test("what the server said stays until we see something wrong ourselves", () => {
  expect(faultsNow<{ code: string }>({ code: "Wrong code." }, { code: undefined })).toEqual({ code: "Wrong code." })
  expect(faultsNow<{ code: string }>({ code: "Wrong code." }, { code: "Too short." })).toEqual({ code: "Too short." })
  expect(faultsNow<{ code: string }>({}, {})).toEqual({})
})
