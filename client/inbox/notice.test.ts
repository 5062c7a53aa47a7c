import { expect, test } from "vitest"
import { noticeParts } from "./notice.ts"

const HEAD = "a5f4bf6f94a3fad93400ccfb19446754e9d7aeb14cfe6dedc7fe77c0abbe7ec2"
const CASE = `A v. B, No. 2:13-cv-1\nhttps://letter.example/letters/l1\n\nRecord: event 2, head ${HEAD}`

test("the subject is not said twice, the address is left to the link, the head is found", () => {
  const text = `Dan joined as counsel.\n\n${CASE}`
  expect(noticeParts("Dan joined as counsel.", text)).toEqual({ what: [], matter: "A v. B, No. 2:13-cv-1", head: HEAD })
})

test("what else happened stays", () => {
  const text = `Dan put words in.\nBoth approvals are void.\n\n${CASE}`
  expect(noticeParts("Dan put words in.", text).what).toEqual(["Both approvals are void."])
})

test("another form is shown as it is", () => {
  expect(noticeParts("News", "Something else")).toEqual({ what: ["Something else"], matter: "", head: null })
})
