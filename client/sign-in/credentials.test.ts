import { expect, test } from "vitest"
import { refusalOf } from "../api/answer.ts"
import { refusedField, registerFaults, signInFaults } from "./credentials.ts"

const FINE = { name: "Rosa Imai", email: "rosa@imai.example", password: "correct horse" }

test("what is right has no faults", () => {
  expect(Object.values(registerFaults(FINE)).filter(Boolean)).toEqual([])
  expect(Object.values(signInFaults({ ...FINE, password: "old" })).filter(Boolean)).toEqual([])
})

test.each(["", "rosa", "rosa@", "@imai.example", "rosa@imai", "rosa @imai.example", "a@b@c.de"])("not an e-mail address: %j", (email) => {
  expect(registerFaults({ ...FINE, email }).email).toBeTruthy()
})

test.each(["rosa@imai.example", " rosa@imai.example ", "r.o+s@a.b.example"])("an e-mail address: %j", (email) => {
  expect(registerFaults({ ...FINE, email }).email).toBeUndefined()
})

test.each([
  ["", "at least 8"],
  ["1234567", "this has 7"],
  ["x".repeat(129), "129 characters"],
])("password %j", (password, words) => expect(registerFaults({ ...FINE, password }).password).toContain(words))

test("an e-mail that is taken is said beside the e-mail, a wrong password beside nothing", () => {
  expect(refusedField(refusalOf(422, { code: "USER_ALREADY_EXISTS" })).email).toContain("Sign in")
  expect(refusedField(refusalOf(401, { code: "INVALID_EMAIL_OR_PASSWORD" }))).toEqual({})
})
