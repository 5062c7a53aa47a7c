/**
 * Sentences as lawyers write them in discovery letters, drawn with their ends.
 *
 * `‖` stands between two sentences, `†` before a citation sentence. Written before the splitter was tuned; every
 * other snippet is held out: only its score is looked at.
 */
const DRAWN = String.raw`
The responses to Interrogatory No. 4 are incomplete. ‖ Defendant should be compelled to supplement them.
Plaintiff has answered Interrogatory No. 4. ‖ Nothing more is owed.
The dispute concerns RFP Nos. 1-3, 7, and 12. ‖ Each seeks sales records that bear on damages.
Defendant refuses to produce anything responsive to RFP No. 9. ‖ It has not moved for a protective order.
Request Nos. 4 and 7 are overbroad.
Interrogatories Nos. 3, 5 and 11 ask for the same thing in three ways.
Discovery must be proportional to the needs of the case. ‖ †Fed. R. Civ. P. 26(b)(1).
Fed. R. Civ. P. 26(b)(1) limits discovery to what is proportional. ‖ These requests are not.
Under Fed. R. Civ. P. 37(a)(5)(A), the Court must award expenses unless the position was substantially justified.
The privilege log does not comply with Fed. R. Civ. P. 26(b)(5)(A)(ii). ‖ Plaintiff asks for a compliant log by May 3.
Boilerplate objections are improper. ‖ †See Smith v. Jones, 123 F.3d 456, 459 (9th Cir. 1997). ‖ Defendant offers nothing else.
The privilege was waived. ‖ †Burlington N. & Santa Fe Ry. Co. v. U.S. Dist. Court, 408 F.3d 1142, 1149 (9th Cir. 2005).
As the court held in Blankenship v. Hearst Corp., 519 F.2d 418, 429 (9th Cir. 1975), the party resisting discovery carries a heavy burden.
Smith v. Jones, 123 F.3d 456, 459 (9th Cir. 1997), controls here. ‖ Its reasoning applies with full force.
†See, e.g., In re Google RTB Consumer Priv. Litig., No. 21-cv-2155, 2022 WL 1316586, at *2 (N.D. Cal. May 3, 2022).
†Cf. Doe v. Acme, Inc., 2014 WL 12345, at *3 (D. Nev. Feb. 4, 2014) (denying a motion to compel).
The emails are attached as Ex. A. ‖ They show that Mr. Vance knew of the leak.
Ex. A shows the opposite. ‖ Mr. Vance was on leave until Oct. 2, 2012.
Defendant's own witness said so. ‖ †Vance Decl. ¶ 4.
See Vance Decl. ¶ 4 for the dates on which the files were collected.
The schedule is set out at Dkt. No. 45. ‖ It closes fact discovery on Aug. 23, 2013.
The Court already ruled on this in Dkt. 112 at 3:14-17. ‖ Nothing has changed since.
The claim arises under 42 U.S.C. § 1983. ‖ The County's policies are therefore at issue.
Plaintiff sues under 42 U.S.C. § 1983 and Cal. Civ. Code § 52.1 for the same conduct.
J. R. Smith signed the verification. ‖ He has no personal knowledge.
The deposition of J. R. Smith lasted seven hours, so no further time is warranted.
Mr. Vance is available on June 4. ‖ Ms. Ortiz is not.
Dr. Lee and Prof. H. T. Ward will testify on damages.
The meeting began at 9:30 a.m. and ended at 11 a.m. ‖ No agreement was reached.
Counsel conferred by phone at 4 p.m. on Tuesday.
Acme, Inc. has produced nothing. ‖ Its parent, Acme Holdings Ltd., has produced two pages.
The custodian of records at Beta Corp. confirmed that the server was wiped. ‖ Beta disputes this.
Defendant withheld communications with third parties, e.g. its auditors, without basis.
The request covers all devices, i.e., phones, tablets, and laptops. ‖ Personal phones are included.
The policy says that "employees must . . . preserve all records." ‖ They did not.
The order requires "all documents ... relating to the merger." ‖ Defendant produced three.
Defendant wrote: "We will not produce the emails. ‖ They are privileged." ‖ That is the whole of its showing.
Counsel replied, "We stand on our objections. ‖ File your motion."
Plaintiff said the files were "gone." ‖ They were not.
Mr. Vance testified that the drive was "wiped clean." ‖ †Vance Tr. 45:3-9.
The request is overbroad (it has no time limit). ‖ It should be denied.
The request is overbroad. ‖ (It has no time limit.) ‖ It should be denied.
Defendant must produce (1) the contracts; (2) the invoices; and (3) the emails of its officers.
Plaintiff seeks: (a) payroll records; (b) time sheets; (c) any policy on overtime, whether written or not.
There are three reasons to deny the request: (1) it is late; (2) it is cumulative; (3) it is burdensome. ‖ Each suffices.
First, the request is late. ‖ Second, it is cumulative. ‖ Third, it is burdensome.
The cost would be $1.5 million, or 3.2 times the amount in dispute. ‖ That is not proportional.
Defendant searched 12.4 GB of data and found 0.3 percent responsive.
The admission is in ¶ 3 of the answer. ‖ It binds Defendant.
Plaintiff alleges this in Compl. ¶¶ 14-16, and Defendant denied it only in part.
The documents begin at ABC000123. ‖ They end at ABC000987.
See ABC000123-ABC000145, which Defendant produced without a metadata file.
The letter of Aug. 23, 2013 is clear. ‖ It sets a deadline.
Defendant's objections of Sept. 4, 2012, Oct. 1, 2012, and Nov. 12, 2012 are identical.
Should the deposition go forward? ‖ Plaintiff says yes; Defendant says no.
The issue is whether the email "Did you delete it?" is privileged.
The witness was asked, "Did you delete it?" ‖ She refused to answer.
"Why were the backups destroyed?" is a question no witness has answered.
Is a list of custodians enough? ‖ No! ‖ The rule requires more.
Defendant asks what more it could do. ‖ Plaintiff's answer: search the server.
The U.S. subsidiary holds the records. ‖ Japan Co. does not.
Defendant is located in the U.S. ‖ Its servers are in Ireland.
Plaintiff lives in Washington, D.C. and works in Arlington, Va. for a contractor.
The documents are in Washington, D.C. ‖ Production there is simple.
Jones et al. have refused to sit for depositions. ‖ They claim hardship.
The patents (the '123 and '456 patents, etc.) share one specification.
Plaintiff wants "all documents concerning the product," including drafts, notes, etc. ‖ That is too much.
Section 4.2.1 of the License controls. ‖ Sec. 5 does not.
The ESI Protocol, § 3.b, requires TIFF images. ‖ Defendant produced PDFs.
Pursuant to L.R. 37-1 the parties met and conferred by video.
Local Rule 7-3. governs neither party. ‖ The Standing Order does.
The magistrate judge said in Hr'g Tr. at 14:2-5 that the log must be served within 10 days.
Per Pl.'s Mot. to Compel at 6, the search took two hours. ‖ In fact it took two weeks.
Defs.' Opp'n at 4 concedes relevance. ‖ Only burden remains.
†Id. at 459. ‖ The same is true here.
The burden is on the objector. ‖ †Id. ‖ Defendant has not carried it.
The log is insufficient. ‖ †See id. at 1149; see also In re Grand Jury Investigation, 974 F.2d 1068, 1071 (9th Cir. 1992). ‖ A new log is due.
Courts reject such objections. ‖ †See, e.g., A. Farber & Partners, Inc. v. Garber, 234 F.R.D. 186, 188 (C.D. Cal. 2006) (“general or boilerplate objections such as ‘overly burdensome and harassing’ are improper”).
Defendant cites no case. ‖ †Compare Jones v. Hall, 12 F. Supp. 2d 34 (S.D.N.Y. 1998), with Kay v. Orr, 56 F. Supp. 3d 78 (E.D. Va. 2014).
†Brown v. Bd. of Educ., 347 U.S. 483, 495 (1954). ‖ †Accord Doe v. Roe, 1 Cal. 5th 2, 3 (2016).
†St. Mary's Hosp. v. Lopez, No. C 11-0123 JSW (MEJ), 2012 WL 555, at *1 (N.D. Cal. Jan. 3, 2012). ‖ Defendant does not distinguish it.
In O'Connor v. Boeing N. Am., Inc., 185 F.R.D. 272, 280 (C.D. Cal. 1999), the court ordered production. ‖ The same should follow here.
As to No. 7, Defendant has agreed to supplement. ‖ As to No. 8, it has not.
Plaintiff withdraws Nos. 1, 2, and 6. ‖ Nos. 3 through 5 remain.
Defendant's response to No. 12. is a single sentence.
The requests in issue are Nos. 10, 11, and 14. ‖ Defendant objected to all three.
Vol. 2 of the transcript is missing. ‖ Plaintiff asks that it be produced.
The relevant pages are pp. 12-15 of the Handbook (rev. ed. 2010). ‖ They were removed in 2011.
Plaintiff's expert, Jane Q. Public, M.D., Ph.D., has inspected the device. ‖ Defendant may depose her.
Hon. Edward M. Chen and Mag. J. Laporte have both addressed this.
Gen. Counsel Robert B. Hale Jr. sent the notice. ‖ He is not a custodian.
Defendant designated Robert B. Hale, Sr. as its 30(b)(6) witness. ‖ He was unprepared.
The Rule 30(b)(6) witness could not answer 41 questions. ‖ A second deposition is needed.
Topic No. 5 asks for "the facts." ‖ Topic No. 6 asks for "the law."
Defendant states that it "has no such documents". ‖ Plaintiff does not believe it.
Plaintiff's counsel said "we'll think about it"; Defendant took that as a refusal.
The agreement (Ex. 3 to the Hale Decl.) is unsigned. ‖ No signed copy has been produced.
The invoice (see Ex. 4 at 2) is dated Mar. 3. ‖ The payment is dated Mar. 1.
Nothing in the Order (Dkt. 88) limits discovery to the U.S. market. ‖ It says "worldwide."
The protective order (ECF No. 31 ¶ 7.3) allows it. ‖ Defendant's concern is unfounded.
†ECF No. 31 at 4. ‖ †Ex. B at 2.
†Ex. 7 at 14:3-15:9; Ex. 8 ¶ 12. ‖ Those facts are undisputed.
Yahoo! has been subpoenaed. ‖ It has not responded.
Plaintiff's Yahoo! account was closed in 2011, long before this suit.
E-mail was sent to jdoe@acme.com. ‖ It bounced.
The site, www.acme.com, was taken down on Jan. 5. ‖ Defendant kept no copy.
The file report_v2.final.docx was altered. ‖ Its metadata shows a change on 3/4/12.
Version 2.0 was released in Q3. ‖ Version 2.1 never was.
Defendant offers a sample of 5%. ‖ Plaintiff asks for 10%.
A sample of approx. 500 claims would do. ‖ A census is not needed.
Mr. Vance left in Dec. 2011. ‖ His laptop was reissued in Jan. 2012.
Fact discovery closes Fri., Sept. 6. ‖ The depositions cannot be completed by then.
The Dept. of Labor has the file. ‖ A subpoena to the Dept. would be quicker.
Plaintiff worked for the Cnty. of Alameda from 2001 to 2009. ‖ The County holds her file.
The accident was at 4th St. and Main. ‖ The camera on Main St. was working.
Defendant's office is at 100 Market St., Ste. 400, San Francisco, Cal. ‖ Inspection there is reasonable.
The parties dispute whether "Acme Co." is the employer. ‖ Discovery on that point is open.
Plaintiff asked for Acme Co. documents only. ‖ Defendant produced none.
The response was one word: "None." ‖ That is not credible.
The answer, "See documents produced.", is evasive. ‖ Rule 33(d) requires more.
Plaintiff's position: the privilege does not apply because the communications were shared with a vendor.
Defendant's position. ‖ The communications are privileged.
Plaintiff requests that Defendant answer; however, Defendant may do so by Bates number. ‖ That is fair.
Defendant will produce; Plaintiff need only identify the custodians, the dates, and the terms; and the Court need not intervene.
Why? ‖ Because the data exist only there.
The search terms hit 40,000 documents ... far too many to review. ‖ Plaintiff offered to narrow them.
"[T]he party who resists discovery has the burden." ‖ †Oakes v. Halvorsen Marine Ltd., 179 F.R.D. 281, 283 (C.D. Cal. 1998).
The court warned that "[d]iscovery is not a game. . . ." ‖ Defendant treats it as one.
It is “relevant to any party’s claim or defense.” ‖ †Fed. R. Civ. P. 26(b)(1); see also Fed. R. Evid. 401.
As Rule 34(b)(2)(C) says, “[a]n objection must state whether any responsive materials are being withheld.” ‖ Defendant’s does not.
Defendant has spent $250,000.00. ‖ It should not have to spend more.
Plaintiff offers to pay $2,500. ‖ Defendant wants $25,000.
In 2010, 2011, and 2012, sales fell. ‖ In 2013, they rose.
The data for 2009. are lost. ‖ The data for 2010 are not.
Defendant objects to the definition of "You." ‖ It includes counsel.
The term "Product" means the X-1. ‖ "Accused Product" is broader.
A. Plaintiff should prevail because the log was late.
1. The request is relevant. ‖ 2. The burden is small.
The log omits authors, recipients, and dates; it is thus useless. ‖ †See Burlington, 408 F.3d at 1149.
Waiver is a harsh sanction. ‖ †Id. at 1149 n.3. ‖ It is not warranted here.
†Richmark Corp. v. Timber Falling Consultants, 959 F.2d 1468, 1474 (9th Cir.), cert. dismissed, 506 U.S. 948 (1992).
†In re Sealed Case, 856 F.2d 268, 271 (D.C. Cir. 1988), aff'd in part, rev'd in part on other grounds, 490 U.S. 1 (1989).
The parties stipulated to this in Nov. ‖ Defendant now backs out.
Plaintiff has been asking since Feb. ‖ She is entitled to an answer.
Defendant has no documents for Plan B. ‖ Plan A is another matter.
The parties agree on Exhibit C. ‖ Exhibit D is disputed.
Plaintiff seeks records of Unit I. ‖ Unit II is not at issue.
The witness said that she and I. Chen drafted it. ‖ Ms. Chen denies that.
So did I. ‖ The file was empty.
Mr. and Mrs. Vance own the account. ‖ Both must sign.
Messrs. Hale and Ward will be deposed on July 9 and 10, resp., in Reno.
Vance v. Hale et al. is a different case. ‖ Its protective order does not apply.
In Hale v. Ward, Inc. the court found waiver. ‖ Here there was none.
The motion is untimely under Civ. L.R. 37-3. ‖ It was due seven days after the cut-off.
Magistrate Judge Corley's Standing Order ¶ 6 requires a joint letter of at most 5 pp. and no exhibits.
Defendant's counsel (1) missed the call, (2) ignored two emails, and (3) sent the log at 11:58 p.m. on the last day. ‖ Sanctions are warranted.
Plaintiff asks the Court to (i) overrule the objections. ‖ Defendant asks it to sustain them.
The inspection took place on 3 Dec. in Oakland. ‖ It lasted an hour.
Plaintiff proposes Feb. 3 or, in the alternative, Mar. 3. ‖ Defendant proposes neither.
The subpoena to AT&T Inc. was quashed. ‖ A narrower one was served on Verizon Commc'ns, Inc. and answered.
T-Mobile USA, Inc., Sprint Corp., and Cellco P'ship d/b/a Verizon Wireless have all complied.
Defendant admits RFA No. 3. ‖ It denies RFA No. 4 "for lack of information."
RFA Nos. 1–20 were served on Apr. 2. ‖ No answers have been received.
Defendant's answer is "N/A." ‖ That is no answer.
Rog. 6 asks for names. ‖ Rog. 7 asks for dates.
The text message read "on my way. c u soon" and nothing else. ‖ It is not privileged.
The message, "ok. delete it", was sent at 10:02. ‖ Nobody disputes that.
See attached. ‖ The dates match.
†See Dkt. 45 at 2. ‖ The Court was clear.
Plaintiff objects for two reasons. ‖ 1) The request is vague. ‖ 2) The request is late.
The Court's Order states as follows: "Discovery closes June 3. ‖ No extensions will be granted." ‖ Defendant seeks one anyway.
The term “Dr. No” appears in 31 emails. ‖ None is privileged.
The parties met on Wed. and again on Thurs. afternoon. ‖ They agreed on nothing.
The device weighs 3 oz. and measures 4 in. by 2 in. in its case. ‖ It can be inspected in Reno.
The tank holds 40 gal. of fuel. ‖ The report says otherwise.
Defendant asserts the "common interest" doctrine. ‖ But there is no agreement, oral or written!
What did Hale know, and when did he know it? ‖ The emails will tell.
Defendant produced 1,204 pp. on May 1. ‖ It produced 3 pp. on June 1.
The Hague Convention (T.I.A.S. No. 7444) is optional. ‖ †Société Nationale Industrielle Aérospatiale v. U.S. Dist. Ct., 482 U.S. 522, 533 (1987).
The employees (incl. temps) were paid biweekly. ‖ The stubs are in Ex. F.
Plaintiff's treating physician, Dr. A. B. Cole, Jr., retired. ‖ His records are with Kaiser Found. Health Plan, Inc.
Defendant relies on Jones, supra, at 12. ‖ Jones is not on point.
That case concerned trade secrets. ‖ †Jones, 12 F.3d at 34. ‖ This one does not.
Plaintiff's request is moot. ‖ †See Hale Decl. Ex. 2 (production letter of July 1, 2013). ‖ All documents were produced.
As explained in the Hale Decl., Ex. 2, all documents were produced by July 1. ‖ The request is moot.
The parties disagree about Request 15(b)(ii). ‖ It asks for tax returns.
Tax returns are privileged under state law. ‖ †Webb v. Standard Oil Co., 49 Cal. 2d 509, 513 (1957).
`

/** One snippet: its text, its sentences, and which of them are citations. */
export interface Snippet {
  readonly text: string
  readonly sentences: readonly string[]
  readonly citations: readonly boolean[]
  /** True when nobody looks at its errors while tuning. */
  readonly heldOut: boolean
}

/** All snippets, in the order drawn. */
export const snippets: readonly Snippet[] = DRAWN.trim().split("\n").map((line, i) => {
  const drawn = line.split(" ‖ ")
  const sentences = drawn.map((s) => s.replace("†", ""))
  const citations = drawn.map((s) => s.startsWith("†"))
  return { text: sentences.join(" "), sentences, citations, heldOut: i % 2 === 1 }
})
