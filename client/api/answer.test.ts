import { expect, test } from "vitest"
import { faultsOf, refusalOf } from "./answer.ts"

test("[H1] the server's own words reach the person untouched", () => {
  const body = { code: "not-your-turn", rule: "T2", message: "It is the other side's turn.", facts: { holder: "responding" } }
  expect(refusalOf(409, body)).toEqual({ status: 409, ...body })
})

test.each([
  [401, { code: "INVALID_EMAIL_OR_PASSWORD", message: "Invalid email or password" }, "do not belong together"],
  [422, { code: "USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL", message: "User already exists." }, "Sign in instead"],
  [429, { message: "Too many requests. Please try again later." }, "Wait a minute"],
  [401, null, "signed out"],
  [404, undefined, "nothing here"],
])("the account library's %i is put into plain words", (status, body, words) => {
  expect(refusalOf(status, body).message).toContain(words)
})

test.each([["<html>502 Bad Gateway</html>"], [[1, 2]], [7], [null]])("a body that is not ours is never shown: %j", (body) => {
  const refusal = refusalOf(502, body)
  expect(refusal.code).toBe("failed")
  expect(refusal.message).toContain("status 502")
})

test("faults are found by the path of the field", () => {
  const facts = { faults: [{ path: "matter.court", message: "is missing" }] }
  expect(faultsOf(refusalOf(400, { code: "malformed", facts }))).toEqual({ "matter.court": "is missing" })
  expect(faultsOf(refusalOf(400, { code: "malformed" }))).toEqual({})
})
