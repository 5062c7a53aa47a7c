import type { Profile } from "./profile.ts"
import { secondHand, SILENT, STYLE_NOTE, verified } from "./standard.ts"

const ESTUDILLO_EVANSON: Profile = {
  ...SILENT,
  id: "wdwa-estudillo-evanson",
  court: "United States District Court, Western District of Washington",
  judge: "Judges David G. Estudillo and Kymberly K. Evanson",
  source: { title: "Chambers procedures, as quoted by courtrules.app", asOf: null, confidence: "second-hand" },
  limit: { pages: 3 },
  cites: { L1: "joint discovery dispute statement" },
  notes: [secondHand("Filed by the moving side before the conference."), STYLE_NOTE],
}

const KUO: Profile = {
  ...SILENT,
  id: "edny-kuo",
  court: "United States District Court, Eastern District of New York",
  judge: "Magistrate Judge Peggy Kuo",
  source: { title: "Individual practices, as quoted by courtrules.app", asOf: null, confidence: "second-hand" },
  limit: { pages: 3 },
  modes: ["phone", "in-person"],
  cites: { L1: "joint letter", C2: "in person or by telephone" },
  timeZone: "America/New_York",
  notes: [STYLE_NOTE],
}

const MIED_47: Profile = {
  ...SILENT,
  id: "mied-47",
  court: "United States District Court, Eastern District of Michigan",
  judge: null,
  source: {
    title: "Practice guideline A, Statement of Resolved and Unresolved Issues (E.D. Mich.)",
    asOf: null,
    confidence: "verified",
  },
  limit: { pages: 5 },
  listResolved: true,
  cites: { L1: "guideline A", T6: "guideline A" },
  timeZone: "America/Detroit",
  notes: [
    verified("Certifies that the sides tried in good faith to settle, and lists what was agreed and what was not."),
    verified("Not filed: sent to chambers at least 5 days before the hearing."),
    STYLE_NOTE,
  ],
}

const ALBRIGHT: Profile = {
  ...SILENT,
  id: "wdtx-albright",
  court: "United States District Court, Western District of Texas",
  judge: "Judge Alan D Albright",
  source: { title: "Standing procedures, as quoted by courtrules.app", asOf: null, confidence: "second-hand" },
  limit: { words: 500, wordsForSeveral: 1_000 },
  cites: { L6: "500 words for one issue, 1,000 for several" },
  timeZone: "America/Chicago",
  notes: [
    secondHand("Sent to chambers as an e-mail; the other side answers within 3 business days."),
    secondHand("Lead counsel confer first."),
    STYLE_NOTE,
  ],
}

/** Districts with one or two profiles each. */
export const ELSEWHERE: readonly Profile[] = [ESTUDILLO_EVANSON, KUO, MIED_47, ALBRIGHT]
