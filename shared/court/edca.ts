import type { Profile } from "./profile.ts"
import { SILENT, STATEMENT_STYLE, STYLE_NOTE, unverified, verified } from "./standard.ts"

const COURT = "United States District Court, Eastern District of California"

/** Order of November 12, 2013, which this product starts from. Its own words are the source of every number here. */
export const NEWMAN_2013: Profile = {
  ...SILENT,
  id: "edca-newman-2013",
  court: COURT,
  judge: "Magistrate Judge Kendall J. Newman",
  source: { title: "Order of Magistrate Judge Newman, November 12, 2013", asOf: "2013-11-12", confidence: "verified" },
  limit: { pages: 2 },
  maxSentences: 2,
  share: "equal",
  callsAfterExchange: 1,
  callsPerSet: 1,
  contents: ["the side's position on the issue in a sentence or two"],
  cites: { L1: "¶ 1", L2: "¶ 1", L7: "¶ 1", T1: "¶ 1", T3: "¶ 1", T5: "¶ 1", S1: "¶ 1", C3: "¶ 2" },
  notes: [
    verified("The order speaks of the telephone. Video and meeting in person are taken as no less than that."),
    verified("Putting as much as possible on the two pages is not the goal."),
    verified("Two single pages written apart and attached to each other are not a joint letter."),
    unverified("The order does not divide the page between the sides; equal halves are this product's reading of “jointly”."),
    unverified(
      "The order does not give type, margins or spacing; 12 point Times-like, one inch, single is a letter's common form.",
    ),
  ],
}

const NEWMAN_2018: Profile = {
  ...SILENT,
  id: "edca-newman-2018",
  court: COURT,
  judge: "Magistrate Judge Kendall J. Newman",
  source: {
    title: "Order of Magistrate Judge Newman, March 15, 2018 (2:18-cv-00490, ECF No. 21)",
    asOf: "2018-03-15",
    confidence: "verified",
  },
  limit: { pages: 10 },
  contents: ["the disputes left after the sides spoke, issue by issue"],
  cites: { L1: "joint statement", S1: "voice-to-voice conference" },
  notes: [
    verified("Type: Times New Roman 12 or its like."),
    verified("The side that starts a conference first sends the other a specific list of the disputes."),
    verified("The statement is prepared by both sides together; they confer voice to voice."),
    unverified("Margins and spacing are not given."),
  ],
}

const JOINT_STATEMENT = {
  ...SILENT,
  court: COURT,
  style: STATEMENT_STYLE,
  requestNeeded: true,
  contents: ["each request and objection in full", "the side's contentions on it with authority, directly after the objection"],
} as const satisfies Partial<Profile>

const L_R_251 = [
  verified("Local Rule 251: the statement also tells when and how the sides conferred, and what the action is about."),
  verified("Local Rule 251(d): a side that gets no cooperation may file an affidavit instead, with its efforts and the issues."),
  unverified("Local Rule 251: due 14 days before the hearing (7 in an older text)."),
  STYLE_NOTE,
]

const CLAIRE: Profile = {
  ...JOINT_STATEMENT,
  id: "edca-claire",
  judge: "Magistrate Judge Allison Claire",
  source: {
    title: "Standing procedures of Magistrate Judge Claire and Local Rule 251, as quoted in Akkawi v. Sadr",
    asOf: "2016-02-24",
    confidence: "verified",
  },
  limit: { pages: 25 },
  cites: { L1: "joint statement, exhibits and tables not counted", S1: "Local Rule 251" },
  notes: [
    verified("Two separate briefs put together in one paper are not a joint statement."),
    verified("Exhibits and tables do not count toward the pages."),
    ...L_R_251,
  ],
}

const BARNES: Profile = {
  ...JOINT_STATEMENT,
  id: "edca-barnes",
  judge: "Magistrate Judge Deborah Barnes",
  source: {
    title: "Standing procedures of Magistrate Judge Barnes and Local Rule 251, as quoted in Estate of Thomas",
    asOf: null,
    confidence: "verified",
  },
  limit: { pages: 25 },
  cites: { L1: "joint statement, title page and tables counted", S1: "Local Rule 251" },
  notes: [
    verified("Title page, table of contents and table of citations count; exhibits do not."),
    verified("Several statements on one calendar to get round the limit are not allowed."),
    ...L_R_251,
  ],
}

const GROSJEAN: Profile = {
  ...JOINT_STATEMENT,
  id: "edca-grosjean",
  judge: "Magistrate Judge Erica P. Grosjean",
  source: {
    title: "Order of Magistrate Judge Grosjean (1:14-cv-00679, ECF No. 57) and Local Rule 251",
    asOf: "2017",
    confidence: "verified",
  },
  limit: { pages: 25 },
  cites: { L1: "joint statement, exhibits not counted", S1: "Local Rule 251" },
  notes: [verified("Exhibits do not count toward the pages."), ...L_R_251],
}

/** Eastern District of California. */
export const EDCA: readonly Profile[] = [NEWMAN_2013, NEWMAN_2018, CLAIRE, BARNES, GROSJEAN]
