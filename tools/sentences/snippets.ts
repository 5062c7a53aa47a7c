/**
 * Sentences as lawyers write them in discovery letters, drawn with their ends.
 *
 * `‖` stands between two sentences, `†` before a citation sentence. `DRAWN` was written before the splitter
 * was tuned, and every other one of it was held out. SENTENCES.md says when those were looked at.
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

/** Drawn later, to tune on: what the first splitter got wrong, and its like. */
const TUNED_ON = String.raw`
Defendant's Resp. to Interrog. No. 3 is evasive. ‖ It must be supplemented.
Def.'s Supp. Resp. to RFP No. 12 at 4:6-8 cites no authority. ‖ There is none.
Plaintiff's Third Set of RFPs (Nos. 31–45) was served on Feb. 12, 2013. ‖ Responses were due Mar. 14.
†See Joint Ltr. at 2, Dkt. No. 61. ‖ The point is conceded.
Judge Alsup denied the motion in Oracle Am., Inc. v. Google Inc., No. C 10-03561 WHA, 2011 WL 3443835 (N.D. Cal. Aug. 5, 2011). ‖ He was right.
Defendant relies on Fed. R. Civ. P. 33(a)(1), which limits interrogatories to 25, incl. subparts. ‖ Plaintiff served 24.
The deposition notice lists topics 1-15. ‖ Topic 9 is privileged.
The witness lives in St. Louis, Mo. ‖ He cannot be compelled to travel.
Mt. Hood Cmty. Coll. produced the records. ‖ They are incomplete.
Pl. has not responded. ‖ Def. has.
The Comm'n's file was sealed. ‖ The parties moved to unseal it.
Nat'l Union Fire Ins. Co. of Pittsburgh, Pa. issued the policy. ‖ It has refused to produce it.
Plaintiff served subpoenas on Wells Fargo Bank, N.A. and U.S. Bank. ‖ Both objected.
Sgt. M. Torres and Ofc. D. Kim wrote the report. ‖ It omits the video.
Gov. Code § 6254(f) does not bar discovery. ‖ Federal privilege law applies.
Under Cal. Evid. Code § 954, the privilege is absolute. ‖ But federal law governs.
Defendant says it is "in the process of collecting." ‖ It has said so since Jan. 4.
Defendant has said for months that production is "forthcoming." ‖ Plaintiff has received nothing.
"Relevance" is construed broadly. ‖ †Oppenheimer Fund, Inc. v. Sanders, 437 U.S. 340, 351 (1978).
The documents are at Bates Nos. HALE0001 to HALE0450. ‖ No log was served.
What is "proportional"? ‖ The rule lists six factors.
Plaintiff seeks documents "sufficient to show" sales. ‖ That is narrow.
The parties met and conferred on Oct. 3, Oct. 9 & Oct. 15. ‖ They are at an impasse.
Defendant agreed to produce by the 15th. ‖ It did not.
Counsel emailed at 5:01 p.m. PST. ‖ The deadline was 5 p.m.
The depo. of Mr. Ng is set for 1/5/14. ‖ Plaintiff asks to move it.
The motion is moot, as Dr. Patel, Ph.D. has since been deposed. ‖ No further relief is needed.
Plaintiff's medical records pre-dating 2008 are irrelevant. ‖ †Cf. Doe v. City of Chula Vista, 196 F.R.D. 562, 568 (S.D. Cal. 1999).
Defendant objects on grounds of vagueness, ambiguity, overbreadth, etc. ‖ None is explained.
The response to Request No. 5 reads in full: "Objection. ‖ Overbroad. ‖ Vague."
The ESI order, Dkt. 30, § II.B.2, sets a limit of 10 custodians per side. ‖ Plaintiff names 14.
Plaintiff wants emails from the "C-suite," i.e. the CEO, CFO, and COO. ‖ The CEO had no role.
Plaintiff's request for "any and all" documents is improper on its face. ‖ Defendant will produce non-privileged documents relating to the Jan. 2012 audit.
Defendant's 10-K (Ex. 12, p. 44) lists the suit. ‖ Reserve figures are therefore public.
This is the third such letter. ‖ The first two (Dkts. 70, 74) were resolved by agreement.
Apple v. Samsung is instructive. ‖ There, Judge Grewal compelled production.
In re Apple Inc. is not. ‖ That case involved a stay.
Defendant has produced 1.2 TB of data in TIFF format. ‖ Native files are necessary for .xls and .mdb files.
The .pst files were lost. ‖ They cannot be restored.
Plaintiff's email to HR@acme.com dated 2.3.12 is key. ‖ It was deleted.
Defendant's counsel, Hale & Ward LLP, controls the files. ‖ It refuses to search them.
The insurer (Zurich Am. Ins. Co.) isn't a party. ‖ It can be subpoenaed.
The Court should (a) compel responses, (b) extend the cutoff, and (c) award fees. ‖ Nothing less will do!
Plaintiff agrees. ‖ So does the Court's Model Order ¶¶ 5–7.
Under the Stored Communications Act, 18 U.S.C. §§ 2701 et seq., Yahoo! may not disclose content. ‖ Plaintiff may consent.
The claims concern the Model No. 5 pump. ‖ The No. 6 pump isn't accused.
Only Nos. 4(a)–(c) are at issue. ‖ Defendant stands on its objection.
The answer is no. ‖ Rule 26 does not require it.
Has Defendant searched? ‖ No. ‖ Will it search? ‖ It won't say.
Defendant's position is simple: no. ‖ Plaintiff's is that Rule 34 requires a yes or no.
Plaintiff's vehicle is a 2004 Chevrolet Silverado with a 5.3 L engine. ‖ It was towed.
The contract was with Hale, as Tr. for the Hale Family Tr. ‖ The trust isn't a party.
Defendant will make Ms. Lee available Jan. 15 or 16. ‖ Jan. 17 is also possible.
All agree that the hearing be held on the 3rd of Sept. ‖ Defendant will appear by phone.
The data is kept on server no. 4 in bldg. 7. ‖ It is backed up nightly.
Defendant claims work product under Hickman v. Taylor. ‖ The memo was written by Bob Hale, Esq. ‖ He is not a litigator.
The employer is Hale Bros. ‖ The owner is Ward Bros. Inc.
Defendant identified three persons: J. Hale, R. Ward, and T. Ng. ‖ Each has relevant knowledge.
The supervisor was John C. ‖ His last name is redacted.
She reported to Vance, Jr. ‖ Vance, Sr. had retired.
Defendant produced the "Hot Doc." ‖ It is dispositive.
Plaintiff's Interrogatory No. 4 asks Defendant to "state all facts." ‖ It is a contention interrogatory.
Interrogatory No. 4. asks for names. ‖ Interrogatory No. 5. asks for dates.
The request (RFP No. 17) seeks "[a]ll communications between Mr. Vance and Ms. Ortiz from Jan. 1, 2010 to the present." ‖ It isn't limited to the merger.
Defendant produced ABC000123 – ABC000456 on Aug. 23, 2013. ‖ Nothing has been produced since.
The emails (ABC000123, ABC000200-201) show that J.R. Smith knew by 9 a.m. on Aug. 23. ‖ He waited until 4:30 p.m. to act.
J.R. Smith and K. L. Jones are former employees. ‖ They are represented by A. B. Cole of Cole & Assocs., P.C. in Boston, Mass.
Mr. Vance wrote, "Delete everything. ‖ Tell no one." ‖ He now says he was joking.
Mr. Vance wrote, "Why keep it? ‖ Delete it!" ‖ He now says he was joking.
Did he ask "Who has a copy?" or not? ‖ The transcript is unclear.
The question was "Who has a copy?" ‖ The answer was "Nobody."
The witness answered "I don't know" 74 times. ‖ (See Vance Tr. at 12-88.)
The witness answered "I don't know" 74 times (see Vance Tr. at 12-88). ‖ That is not good faith.
The burden is slight: (i) one custodian; (ii) one year; (iii) three terms. ‖ †See Lee Decl. ¶¶ 3-5, Ex. C.
Defendant's burden argument fails. ‖ †Lee Decl. ¶¶ 3–5 & Ex. C. ‖ The search takes an hour.
Plaintiff does not dispute the law . . . only the facts. ‖ The facts are in Ex. 4.
The order is clear: "The parties shall meet and confer in person. . . . ‖ A letter is not enough." ‖ Defendant sent a letter.
Plaintiff says the request is narrow ... it is not. ‖ It covers ten years.
Damages exceed $4.5 million. ‖ A .5 percent error rate is material.
The interest rate was 3.25%. ‖ It rose to 4%.
Section 230(c)(1) bars the claim. ‖ †47 U.S.C. § 230(c)(1).
Title VII claims require a charge. ‖ †42 U.S.C. § 2000e-5(e)(1). ‖ Plaintiff filed one on Dec. 3, 2012.
The rule was amended in 2010. ‖ 28 C.F.R. § 35.104 now governs.
Plaintiff relies on 28 C.F.R. § 35.104 and 29 C.F.R. pt. 1630, app. § 1630.2(j). ‖ Neither addresses discovery.
Plaintiff's reliance on Doe v. Roe, 12 Cal. App. 4th 345, 350 n.7 (1993), is misplaced. ‖ That case predates the Act.
†Doe v. Roe, 12 Cal.App.4th 345, 350, fn. 7 (1993).
Hickman v. Taylor, 329 U.S. 495, 507 (1947), does not help Defendant. ‖ "Mutual knowledge of all the relevant facts gathered by both parties is essential to proper litigation." ‖ †Id.
†See also Apple Inc. v. Samsung Elecs. Co., No. 11-CV-01846 LHK (PSG), 2013 WL 4426512, at *2-3 (N.D. Cal. Aug. 14, 2013).
†Mancia v. Mayflower Textile Servs. Co., 253 F.R.D. 354, 358-59 (D. Md. 2008). ‖ The same is true of Rule 26(g).
†Louisiana Pac. Corp. v. Money Mkt. 1 Institutional Inv. Dealer, 285 F.R.D. 481, 485 (N.D. Cal. 2012). ‖ Defendant must do better.
†Ivy Hotel San Diego, LLC v. Houston Cas. Co., No. 10cv2183-L (BGS), 2011 WL 13240367, at *5 (S.D. Cal. Oct. 20, 2011) (citing cases).
The 9th Cir. has not decided the issue. ‖ The 2d Cir. has.
The Ninth Circuit reversed on Sept. 5. ‖ The mandate issued on Oct. 1.
Acme Corp. v. Beta LLC, filed in the D. Del. in 2011, raises the same claims. ‖ Its discovery is complete.
Counsel for Acme Corp. said there are approx. 40 boxes in storage. ‖ Counsel for Beta has seen none.
Plaintiff objects to producing her diary, photos, etc. from before the accident. ‖ They're irrelevant.
The parties' experts, i.e. Drs. Lee and Ward, agree on the method. ‖ They differ on the inputs.
Rev. James Ward was the landlord. ‖ Rev. Ward is a third party.
The unit at 12 Elm Ave. was inspected. ‖ The unit at 14 Elm Ave. was not.
Capt. Reyes, Lt. Park, and Det. Sgt. Cruz were on duty at the Bryant St. station. ‖ Only Capt. Reyes has been deposed.
Plaintiff's vol. 1 production runs to p. 400. ‖ Vol. 2 begins at p. 401.
Mem. of P. & A. at 7 misquotes the order. ‖ The order says "may," not "must."
Pl.'s Mem. at 3 n.2. ‖ Def.'s Resp. at 5.
The letter br. is limited to 5 pp. ‖ Exs. are not allowed.
Def.'s 1st Am. Resps. to Pl.'s 2d Set of Interrogs. are unverified. ‖ Rule 33(b)(5) requires a signature.
Plaintiff's Req. for Admis. No. 8 was denied. ‖ Its Req. No. 9 was admitted.
Defendant's Ans. ¶ 12 admits it. ‖ Its Am. Ans. denies it.
Dep't of Fair Emp't & Hous. records are confidential. ‖ The agency objects.
The U.S. Att'y's Office has the originals. ‖ Copies are with the F.B.I. in D.C.
Plaintiff worked in the U.K. and Canada. ‖ Her U.S. work began in 2009.
Plaintiff seeks emails sent to or from "R. Hale" or "Bob H." ‖ There are 212.
Nothing supports the claim that Exhibit 5 was "never sent." ‖ Exhibit 6 is the reply.
Whether the data still exists is unknown; whether it was preserved is not. ‖ It wasn't.
Plaintiff proposes search terms (a) Hale /5 merger, (b) Ward AND audit*, and (c) "side letter". ‖ Defendant proposes none.
The list of terms is at Ex. D. ‖ Defendant ran only "audit" and "merger".
The parties' last call was on 10/2/2013. ‖ 10/9/2013 is the next.
Defendant's log lists 1,412 docs. as privileged; that is implausible. ‖ Most were sent to third parties!
Per the Court's Order (Dkt. No. 45 at 2:3-7), lead trial counsel must meet in person. ‖ They did so on Nov. 1 in San Jose, Cal. for two hours.
Plaintiff requests a ruling by Nov. 15. ‖ Fact discovery closes Nov. 22, 2013.
Plaintiff's Position: Defendant must answer No. 4. ‖ Its objection is boilerplate.
Question 1. is answered. ‖ Question 2. is not.
The Smiths (Mr. & Mrs. Smith) live at 4 Oak Ct. in Reno. ‖ Neither has been served.
Defendant, d/b/a Acme Sys. Int'l, has no U.S. office. ‖ Its registered agent is in Dover, Del.
Only one witness, Ms. O'Brien-Hale, remains. ‖ Her deposition is set for the week of Dec. 9.
Plaintiff's counsel missed three calls (Oct. 1, 4 & 9). ‖ He was in trial.
Plaintiff served RFP Nos. 1-3 on Mar. 1, 2013; Defendant responded on Apr. 3 with boilerplate. ‖ It should be ordered to produce within 7 days.
Defendant's response to RFP No. 2 ("None.") is false. ‖ Ex. A, at ABC000123, is such a document.
Plaintiff contends that RFP No. 6 is "cumulative." ‖ Defendant disagrees for the reasons in its Opp'n at 4-5.
Defendant must explain how it searched, who searched, and when. ‖ It has explained nothing. ‖ The Court should order a declaration.
There is no undue burden here. ‖ †See Fed. R. Civ. P. 26(b)(2)(B). ‖ Defendant's IT manager put the cost at $3,200. ‖ †Ng Dep. 22:4-19.
Because the claims arise under 42 U.S.C. § 1983, federal privilege law governs. ‖ †Kelly v. City of San Jose, 114 F.R.D. 653, 655-56 (N.D. Cal. 1987).
The official information privilege requires a declaration. ‖ †Id. at 669-70. ‖ None was filed.
†Soto v. City of Concord, 162 F.R.D. 603, 613 (N.D. Cal. 1995); Miller v. Pancucci, 141 F.R.D. 292, 300 (C.D. Cal. 1992).
Personnel files are discoverable. ‖ †Hampton v. City of San Diego, 147 F.R.D. 227, 230 (S.D. Cal. 1993) ("internal affairs files are discoverable. Nothing bars them.").
†E.g., Duran v. Cisco Sys., Inc., 258 F.R.D. 375, 379 (C.D. Cal. 2009). ‖ So too here.
The City's objection ("Vague. Ambiguous. Overbroad.") is boilerplate.
The officer said, "Stop!" and then fired. ‖ The video shows it.
"Stop!" he yelled. ‖ Nobody stopped.
Was the body camera on? ‖ The City says no; the log says yes.
Plaintiff was arrested at 2:15 a.m. on Jan. 1 near 5th St. & Mission St. in San Francisco. ‖ The report is dated Jan. 4.
The City has produced Gen. Order 5.01 but not Gen. Order 5.02. ‖ Both are relevant.
Defendant Officer J. P. Walsh (Star No. 1423) was on duty. ‖ Sgt. Ortiz supervised him.
Plaintiff requests Internal Affairs File No. 12-0034. ‖ The City refuses.
Per Dkt. 33 ¶ 4, the parties exchanged initial disclosures by Feb. 8. ‖ The City's listed no witness.
The parties agree that Rule 26(a)(1)(A)(iii) requires a computation of damages. ‖ They disagree on when.
Plaintiff produced a one-line computation: "$2 million." ‖ Nothing supports it.
The expert, Dr. Amy L. Cho, M.D., charges $600/hr. ‖ Plaintiff offers $400/hr.
The exam under Rule 35 should last 4 hrs. at most. ‖ Dr. Cho wants 8 hrs.
Plaintiff is 5 ft. 2 in. tall. ‖ The suspect was over 6 ft. tall.
Defendant sold units nos. 100 to 250 in 2010. ‖ It kept no records.
The subpoena is overbroad: it seeks "all records," without limit, from a non-party, Chase Bank USA, N.A., in Wilmington, Del.
Defendant's privilege log (served Sept. 30, 2013) lists 88 entries as "Atty.-Client Priv." with no more detail. ‖ Entries 3, 9, and 40-52 involve no attorney.
The crime-fraud exception applies. ‖ †United States v. Zolin, 491 U.S. 554, 572 (1989); In re Napster, Inc. Copyright Litig., 479 F.3d 1078, 1090 (9th Cir. 2007), abrogated in part on other grounds by Mohawk Indus., Inc. v. Carpenter, 558 U.S. 100 (2009).
Plaintiff does not seek the memo itself; it seeks the facts. ‖ Upjohn permits that. ‖ †Upjohn Co. v. United States, 449 U.S. 383, 395-96 (1981).
Defendant will produce if Plaintiff signs a protective order. ‖ Plaintiff will sign if Defendant produces!
Acme argues that Beta "concealed the ball"; Beta replies that Acme never asked. ‖ Both are wrong.
Acme's request is premature. ‖ Claim construction is set for Feb. 2014. ‖ Until then, no one knows what the '123 patent covers.
Claim 1 of U.S. Patent No. 7,123,456 B2 recites "a processor." ‖ Claim 2 does not.
Under Patent L.R. 3-1(c), a chart is required. ‖ Acme served none.
Acme's source code (v. 2.1) must be produced. ‖ V. 2.2 was never released.
The code runs on Windows XP, Windows 7, etc. and on Mac OS X. ‖ Acme asks for the Windows code only.
The README.txt and config.xml files were produced. ‖ The .cpp files were not.
Acme produced 3 of 7 modules. ‖ Which ones? ‖ It will not say.
Beta's CEO, T. J. Lin, Ph.D., lives in Taipei. ‖ His deposition may be taken in Hong Kong. ‖ It may not be taken in China.
Beta Co., Ltd. is a Taiwanese company. ‖ Beta USA, Inc. is its U.S. subsidiary.
Control is the issue. ‖ †In re Citric Acid Litig., 191 F.3d 1090, 1107 (9th Cir. 1999) (control means "the legal right to obtain documents upon demand").
Documents held by a parent are within a subsidiary's control if the two share files. ‖ †Cf. St. Jude Med. S.C., Inc. v. Janssen-Counotte, 305 F.R.D. 630, 638 (D. Or. 2015).
The stipulation (Dkt. No. 52-1 at p. 3, ll. 4-9) is binding. ‖ It was so ordered.
Mrs. Hale's will was executed on the 5th of Nov., 2001. ‖ Her trust was amended in 2006.
She met w/ Vance & Assoc. on Tues., Nov. 12. ‖ No notes were kept.
Plaintiff's tax returns for 2009-2012 are relevant to lost wages. ‖ Her W-2s aren't enough. ‖ †See Young v. United States, 149 F.R.D. 199, 201-02 (S.D. Cal. 1993).
The "apex" doctrine bars the deposition. ‖ Mr. Page has no unique knowledge.
The custodian list, attached as Ex. B, has 12 names. ‖ Plaintiff asks for two more: Lee and Ng.
Nothing in Rule 45 requires more. ‖ †See Fed. R. Civ. P. 45(d)(1) (party must avoid "undue burden").
Defendant will answer Interrog. No. 9 by Dec. 2. ‖ As to Nos. 10–12, it stands on its objections: they are compound, they exceed 25, and they seek work product.
`

/** One snippet: its text, its sentences, and which of them are citations. */
export interface Snippet {
  readonly text: string
  readonly sentences: readonly string[]
  readonly citations: readonly boolean[]
  /** True when it was not tuned on. */
  readonly heldOut: boolean
}

function read(drawing: string, heldOut: boolean): Snippet {
  const drawn = drawing.split(" ‖ ")
  const sentences = drawn.map((s) => s.replace("†", "")), citations = drawn.map((s) => s.startsWith("†"))
  return { text: sentences.join(" "), sentences, citations, heldOut }
}

/** All snippets, in the order drawn. */
export const snippets: readonly Snippet[] = [
  ...DRAWN.trim().split("\n").map((line, i) => read(line, i % 2 === 1)),
  ...TUNED_ON.trim().split("\n").map((line) => read(line, false)),
]
