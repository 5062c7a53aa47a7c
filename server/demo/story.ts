import type { Command } from "../../shared/letter/command.ts"
import type { Matter } from "../../shared/letter/letter.ts"
import type { Side } from "../../shared/letter/side.ts"
import { unmarked, type Runs } from "../../shared/text/runs.ts"

/**
 * The example letter: the disputes of the order of 12 November 2013 (E.D. Cal., Magistrate Judge Newman), between invented
 * parties, as they stand in the middle of the work.
 */

/** The example's court profile. */
export const PROFILE = "edca-newman-2013"

export const PARTIES: Readonly<Record<Side, { readonly party: string }>> = {
  requesting: { party: "Defendant Sacramento Valley Transit District" },
  responding: { party: "Plaintiff Dale Whitcomb, pro se" },
}

export const MATTER: Matter = {
  court: "United States District Court, Eastern District of California",
  judge: "Hon. Kendall J. Newman, United States Magistrate Judge",
  caption: "Whitcomb v. Sacramento Valley Transit District",
  caseNumber: "2:13-cv-09998-XXX-KJN (PS)",
  dates: [
    { label: "Fact discovery closes", date: "February 14, 2014" },
    { label: "Trial", date: "July 21, 2014" },
  ],
}

/** One thing a side did, so many hours before the afternoon at which the story ends. */
export interface Scene {
  readonly by: Side
  readonly hoursAgo: number
  readonly does: Command
}

const t = unmarked

/**
 * What happened so far: issue 1 exchanged, issue 2 waits for the plaintiff, issue 3 is fresh, issue 4 is being drafted.
 *
 * @param callAt When the two spoke, before the first words were exchanged.
 */
export function scenes(callAt: string): readonly Scene[] {
  return [
    {
      by: "requesting",
      hoursAgo: 72,
      does: {
        type: "add-issue",
        heading: t("Production of all responsive documents"),
        request: {
          kind: "Requests for Production",
          set: "Defendant's Set One",
          numbers: "1–18",
          text: t("All documents that concern plaintiff's requests for modification of his work, as narrowed by the parties."),
        },
      },
    },
    {
      by: "requesting",
      hoursAgo: 72,
      does: {
        type: "add-issue",
        heading: t("Bates numbers and the document index"),
        request: {
          kind: "Request for Production",
          set: "Defendant's Set One",
          numbers: "19",
          text: t("All documents listed in plaintiff's document index, each page numbered."),
        },
      },
    },
    {
      by: "responding",
      hoursAgo: 70,
      does: {
        type: "add-issue",
        heading: t("Revised privilege log and redactions"),
        request: {
          kind: "Request for Production",
          set: "Plaintiff's Set One",
          numbers: "7",
          text: t("All communications about plaintiff's modification requests, and a log of what is withheld or redacted as privileged."),
        },
      },
    },
    {
      by: "responding",
      hoursAgo: 70,
      does: {
        type: "add-issue",
        heading: t("Names of employees known only by initials"),
        request: {
          kind: "Interrogatory",
          set: "Plaintiff's Set One",
          numbers: "5",
          text: t("Identify each employee who took part in deciding plaintiff's modification requests."),
        },
      },
    },
    {
      by: "requesting",
      hoursAgo: 69,
      does: {
        type: "log-call",
        at: callAt,
        minutes: 35,
        mode: "phone",
        participants: { requesting: ["Marisol Ekberg"], responding: ["Dale Whitcomb"] },
        issues: ["issue-1", "issue-2", "issue-3", "issue-4"],
        impasse: false,
      },
    },
    { by: "responding", hoursAgo: 68, does: { type: "confirm-call", call: "call-1" } },
    {
      by: "requesting",
      hoursAgo: 50,
      does: {
        type: "propose-joint",
        part: "introduction",
        runs: t("The parties conferred by telephone about two sets of discovery requests and could not settle the four issues below. They ask for a telephone conference."),
      },
    },
    { by: "responding", hoursAgo: 47, does: { type: "accept-joint", proposal: "proposal-1" } },
    {
      by: "requesting",
      hoursAgo: 46,
      does: {
        type: "proffer",
        issue: "issue-1",
        runs: [
          { text: "Mr. Whitcomb has produced only the documents that " },
          { text: "he", italic: true },
          { text: " considers relevant, and has not confirmed in writing that his production is complete. The District asks that he produce every document responsive to the narrowed requests and withhold none on a relevance objection alone." },
        ],
      },
    },
    {
      by: "responding",
      hoursAgo: 27,
      does: {
        type: "proffer",
        issue: "issue-1",
        runs: t("I produced 412 pages and left out only papers that have nothing to do with my modification requests. I will produce the rest, and confirm it in writing, if the District agrees in this letter that its requests are narrowed as we discussed by telephone."),
      },
    },
    {
      by: "requesting",
      hoursAgo: 25,
      does: {
        type: "proffer",
        issue: "issue-2",
        runs: t("The pages produced so far bear no numbers, so neither side can cite them and the document index leads nowhere. The District will return them at plaintiff's cost and asks that, within 14 days of their return, each page be Bates stamped and copies and an updated index be served."),
      },
    },
  ]
}

/** What the plaintiff is writing on issue 4 and has not put into the letter. */
export const DRAFT: { readonly issue: string; readonly by: Side; readonly runs: Runs } = {
  issue: "issue-4",
  by: "responding",
  runs: t("The District's documents name the people who decided my modification requests by initials and codes only. I ask for the name of every such employee, whether or not that person ever wrote"),
}

/** The two people of the example. Their passwords are shown on the sign-in page. */
export const PEOPLE: Readonly<Record<Side, { readonly name: string; readonly email: string; readonly password: string }>> = {
  requesting: { name: "Marisol Ekberg", email: "marisol.ekberg@example.com", password: "transit-district" },
  responding: { name: "Dale Whitcomb", email: "dale.whitcomb@example.com", password: "pro-se-plaintiff" },
}
