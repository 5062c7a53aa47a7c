import type { Side } from "../letter/side.ts"
import { normal, unmarked, type Runs } from "../text/runs.ts"
import { BLANK } from "./blank.ts"
import type { LetterContent, PrintedIssue, PrintedPosition } from "./content.ts"

const PARTY: Readonly<Record<Side, string>> = { requesting: "Defendant", responding: "Plaintiff" }

function position(side: Side, runs: Runs, draft = false): PrintedPosition {
  return { side, party: PARTY[side], runs, draft }
}

function issue(number: number, heading: string, request: string, quoted: string, ...positions: PrintedPosition[]): PrintedIssue {
  const requestText = quoted ? unmarked(quoted) : []
  return { id: `issue-${number}`, number, heading: unmarked(heading), request, requestText, positions, agreed: null }
}

/**
 * A letter as two sides would write it about the disputes of Judge Newman's order of 12 November 2013, with the last
 * position still a draft. For tests, measurements and for looking at the page; parties and numbers are invented.
 */
export const SAMPLE: LetterContent = {
  ...BLANK,
  body: {
    ...BLANK.body,
    court: "United States District Court, Eastern District of California",
    judge: "The Honorable Kendall J. Newman, United States Magistrate Judge",
    caption: "Maran v. Sierra Mutual Lending, Inc.",
    caseNumber: "2:13-cv-00999-KJN",
    dates: [
      { label: "Fact discovery closes", date: "2014-01-17" },
      { label: "Trial", date: "2014-06-02" },
    ],
    introduction: unmarked(
      "The parties met and conferred as the Court’s order of November 12, 2013 requires and jointly ask for the Court’s help with the four disputes below.",
    ),
    calls:
      "Calls: November 18, 2013, 10:00–10:35 a.m. by telephone (D. Okafor for Defendant; R. Maran for Plaintiff); November 22, 2013, 4:10–4:25 p.m. by telephone (the same).",
    issues: [
      issue(
        1,
        "Production of all responsive documents; the relevance objection",
        "Request for Production Nos. 4 and 7, First Set",
        "All documents concerning any request by plaintiff for modification of the loan, including correspondence, notes of telephone calls and drafts.",
        position(
          "requesting",
          normal([
            { text: "Plaintiff withheld documents that he alone considers irrelevant, although the requests were narrowed in two calls and no other objection was served. Defendant asks for an order that " },
            { text: "all", italic: true },
            { text: " responsive documents be produced within 14 days, with written confirmation. " },
            { text: "See", italic: true },
            { text: " Fed. R. Civ. P. 26(b)(1), 34(b)(2)(C)." },
          ]),
        ),
        position(
          "responding",
          unmarked(
            "Plaintiff has produced 412 pages and left out only personal medical and tax papers, which bear on no claim or defense. He will describe what he withheld by category so that the Court can rule on the objection.",
          ),
        ),
      ),
      issue(
        2,
        "Bates stamping and the document index",
        "Request for Production, First Set, Instruction 3",
        "",
        position(
          "requesting",
          unmarked(
            "The production is unnumbered, and its index cannot be matched to any page. Defendant will return the documents for stamping if plaintiff pays the shipping and serves stamped copies and a revised index within 14 days of their return.",
          ),
        ),
        position(
          "responding",
          unmarked(
            "Plaintiff is without counsel and has no means to number 412 pages in a week. He agrees to stamp them and to update the index, but asks for 21 days and that each side bear its own costs.",
          ),
        ),
      ),
      issue(
        3,
        "The revised privilege log and redactions",
        "Plaintiff’s Request for Production No. 12, Second Set",
        "The complete servicing notes for the loan from January 1, 2009.",
        position(
          "responding",
          unmarked(
            "Defendant promised a revised log and narrower redactions on October 28 and has served neither. Forty-one entries give no author, and eleven redactions cover conversations with plaintiff himself.",
          ),
        ),
        position(
          "requesting",
          unmarked(
            "No document is withheld entirely; counsel’s review of the redactions is all but finished. Defendant will serve the revised log and the revised redactions within 14 days.",
          ),
        ),
      ),
      issue(
        4,
        "Names behind the initials",
        "Plaintiff’s Interrogatory No. 9, First Set",
        "Identify each employee who took part in the decision on plaintiff’s requests for modification.",
        position(
          "responding",
          unmarked(
            "The notes name the decision-makers only as “JTR”, “M7” and the like. Whoever helped decide on the modification is a witness, whether or not that person ever spoke to plaintiff.",
          ),
        ),
        position(
          "requesting",
          unmarked(
            "Defendant has named the four employees who dealt with plaintiff. The other codes belong to back-office staff, and twenty-three names are out of proportion to the need.",
          ),
          true,
        ),
      ),
    ],
    signatures: [
      { side: "requesting", party: "Defendant", name: "Daniel Okafor" },
      { side: "responding", party: "Plaintiff", name: "Ruben Maran" },
    ],
  },
  date: "2013-11-25T18:04:05-08:00",
  hashes: { head: "3f2a91c07be4d586".repeat(4), content: "9bc1e05d2a7f4863".repeat(4) },
}

/** The same letter signed by both and final. */
export const FINAL_SAMPLE: LetterContent = {
  ...SAMPLE,
  signed: {
    requesting: { line: "/s/ Daniel Okafor", authority: "" },
    responding: { line: "/s/ Ruben Maran", authority: "(as authorized on November 25, 2013)" },
  },
  draft: false,
}
