import type { Profile } from "./profile.ts"
import { secondHand, SILENT, STYLE_NOTE, unverified, verified } from "./standard.ts"

const LETTER = {
  ...SILENT,
  court: "United States District Court, Northern District of California",
  limit: { pages: 5 },
} as const satisfies Partial<Profile>

const COMPROMISE = "the side's final proposed compromise on the issue"

const RYU: Profile = {
  ...LETTER,
  id: "ndca-ryu-2016",
  judge: "Magistrate Judge Donna M. Ryu",
  source: {
    title: "Standing Order of Magistrate Judge Ryu (3:14-cv-03934, ECF No. 160)",
    asOf: "2016-01-28",
    confidence: "verified",
  },
  modes: ["phone", "in-person"],
  signature: "attestation",
  scheduleNeeded: true,
  contents: ["the side's position on the issue"],
  cites: { L1: "discovery letter", C2: "meet and confer in person or by telephone", S1: "discovery letter" },
  notes: [
    verified("Due 5 business days after the sides conferred."),
    verified("Conferring by letter, e-mail or fax does not count."),
    verified("Signed by lead trial counsel of both sides."),
    verified("Nothing may be taken in by reference to other papers."),
    verified("An earlier version of the order (2014–2015) allowed 8 pages."),
    secondHand("Attachments: at most 12 pages."),
    unverified("Each issue: final substantive position and final proposed compromise."),
    unverified("A letter by one side alone: 2 pages."),
    STYLE_NOTE,
  ],
}

const CORLEY: Profile = {
  ...LETTER,
  id: "ndca-corley",
  judge: "Judge Jacqueline Scott Corley",
  source: { title: "Standing Order of Judge Corley, as quoted by courtrules.app", asOf: null, confidence: "second-hand" },
  share: "equal",
  signature: "attestation",
  contents: ["the side's position on the issue with authority", COMPROMISE],
  cites: { L1: "joint statement", L4: "at least 12 point, single", L5: "about two and a half pages a side", S4: "attestation" },
  notes: [
    secondHand("Each issue is finished, both compromises included, before the next begins."),
    secondHand("A statement of its own for each dispute is preferred."),
    secondHand("Attachments: at most 12 pages."),
    secondHand("A statement by one side alone: 2 pages, and it must say why."),
  ],
}

const CISNEROS: Profile = {
  ...LETTER,
  id: "ndca-cisneros",
  judge: "Magistrate Judge Lisa J. Cisneros",
  source: {
    title: "Standing Order of Magistrate Judge Cisneros, as quoted by courtrules.app; conferring as quoted in United Brands",
    asOf: null,
    confidence: "second-hand",
  },
  modes: ["video", "in-person"],
  cites: { L1: "joint letter", L4: "12 point, single, one inch", C2: "in person or by videoconference" },
  notes: [
    verified("Conferring by letter, e-mail or telephone does not count."),
    secondHand("The PDF must be searchable and fit for reading aloud by a machine."),
    verified("In one case (J.T. v. CCSF, November 8, 2024) the other side had 2 business days to answer a draft."),
    verified("There, revised drafts were due by noon on the day of filing; after that a side changed its own part only."),
  ],
}

const HIXSON: Profile = {
  ...LETTER,
  id: "ndca-hixson",
  judge: "Magistrate Judge Thomas S. Hixson",
  source: {
    title: "Standing Order of Magistrate Judge Hixson, as quoted in Lau v. Mayorkas",
    asOf: null,
    confidence: "verified",
  },
  signature: "attestation",
  cites: { L1: "joint discovery letter", C2: "conferring in writing is not enough", S4: "attestation" },
  notes: [verified("No discovery motions; a letter, or a request for a conference by telephone."), STYLE_NOTE],
}

const SPERO: Profile = {
  ...LETTER,
  id: "ndca-spero-2016",
  judge: "Chief Magistrate Judge Joseph C. Spero",
  source: { title: "Order of Chief Magistrate Judge Spero (3:13-cv-00453, ECF No. 622)", asOf: "2016", confidence: "verified" },
  modes: ["in-person"],
  contents: ["the matter in dispute", "the side's position in detail", "the side's proposed compromise on the issue"],
  cites: { L1: "joint letter", C2: "lead trial counsel meet in person" },
  notes: [
    verified("Due 5 calendar days after lead trial counsel met in person."),
    verified("An earlier order (2012) allowed 10 pages."),
    STYLE_NOTE,
  ],
}

const LARSON: Profile = {
  ...LETTER,
  id: "ndca-larson-2007",
  judge: "Magistrate Judge James Larson",
  source: { title: "Order of Magistrate Judge Larson in Lee v. City of Redwood City", asOf: "2007", confidence: "verified" },
  cites: { L1: "joint statement" },
  notes: [
    verified("No affidavits and no exhibits."),
    verified("The sides confer within 10 days and file within 5 days of conferring."),
    verified("A statement by one side alone: 2 pages."),
    STYLE_NOTE,
  ],
}

/** Northern District of California. */
export const NDCA: readonly Profile[] = [RYU, CORLEY, CISNEROS, HIXSON, SPERO, LARSON]
