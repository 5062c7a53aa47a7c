import type { Letter } from "../../shared/letter/letter.ts"
import { print } from "../../shared/letter/print.ts"
import { hashOf } from "../../shared/record/chain.ts"
import { errorAnswer } from "./answers.ts"
import { malformed, notFound } from "./problems.ts"
import { bytes, type Reply } from "./reply.ts"
import { seated, type Route, type SeatedAsk } from "./route.ts"
import type { Services } from "./services.ts"

/** Letters to hand out: a PDF costs a fifth of a second, and nobody needs one a second. */
const FILES_PER_MINUTE = 60

/** The letter as files. */
export function fileRoutes(services: Services): readonly Route[] {
  return [
    seated({
      method: "get",
      path: "/api/letters/{id}/letter.pdf",
      summary: "The letter of record: marked DRAFT until final. `?revision=SEQ` gives an earlier state.",
      query: { revision: "The number of an event: the letter as it was after it." },
      pace: { bucket: "files", perMinute: FILES_PER_MINUTE },
      answers: {
        200: { description: "The PDF.", media: ["application/pdf"] },
        304: { description: "Not changed since the given ETag." },
        400: errorAnswer("`revision` is no number."),
        404: errorAnswer("No such letter or revision, or not yours."),
        429: errorAnswer("Too many files in a minute."),
      },
      handle: (ask) => pdf(services, ask),
    }),
  ]
}

async function pdf(services: Services, { req, res, letter }: SeatedAsk<unknown>): Promise<Reply> {
  const revision = req.query["revision"]
  if (revision !== undefined && !/^[1-9]\d{0,8}$/.test(String(revision))) {
    return malformed([{ path: "revision", message: "the number of an event, from 1" }])
  }
  const then = revision === undefined ? letter : await services.letters.at(letter.id, Number(revision))
  if (!then) return notFound("revision")
  const content = print(then)
  const etag = `"${hashOf(content).slice(0, 32)}"`
  if (req.get("if-none-match")?.includes(etag)) {
    res.status(304).set("etag", etag).end()
    return { kind: "taken" }
  }
  const headers = { etag, "cache-control": "private, no-cache", "content-disposition": `inline; filename="${fileName(then)}"` }
  return bytes("application/pdf", await services.exportPdf(content), headers)
}

/** "joint-letter-2-13-cv-09999-draft.pdf": safe on every file system, and never mistaken for the filed one. */
function fileName(letter: Letter): string {
  const number = letter.matter.caseNumber.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 60)
  const draft = print(letter).draft ? "-draft" : ""
  return `joint-letter-${number || letter.id}${draft}.pdf`
}
