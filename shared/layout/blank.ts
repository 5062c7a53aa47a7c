import type { LetterContent } from "./content.ts"

/** A letter with nothing in it, at 12 points and single spacing: to warm an engine up, and to start an example from. */
export const BLANK: LetterContent = {
  body: {
    style: { fontSizePt: 12, marginIn: 1, spacing: 1 },
    court: "United States District Court",
    judge: "The Honorable Magistrate Judge",
    caption: "Doe v. Roe",
    caseNumber: "0:00-cv-00000",
    dates: [],
    introduction: [{ text: "Plain, " }, { text: "bold, ", bold: true }, { text: "italic", italic: true }, { text: ".", bold: true, italic: true }],
    calls: "",
    issues: [],
    signatures: [
      { side: "requesting", party: "Doe", name: "" },
      { side: "responding", party: "Roe", name: "" },
    ],
    attestation: "",
  },
  signed: { requesting: null, responding: null },
  draft: true,
  date: "2000-01-01T00:00:00.000Z",
  hashes: null,
  marks: false,
}
