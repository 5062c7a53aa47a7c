import { expect, test } from "vitest"
import { plain, type Runs } from "../../shared/text/runs.ts"
import { fromHtml, fromText, pasteNotice } from "./paste.ts"

/** Runs as one line: *bold*, /italic/, _underline_. */
function drawn(runs: Runs): string {
  const around = (text: string, sign: string, on?: true) => (on ? sign + text + sign : text)
  return runs.map((run) => around(around(around(run.text, "_", run.underline), "/", run.italic), "*", run.bold)).join("")
}

const shows = (html: string, drawing: string) => expect(drawn(fromHtml(html).runs)).toBe(drawing)

test("marks stay, everything else goes", () => {
  shows("<p>The <b>model</b> was <em>sold</em> with <u>one</u> impeller.</p>", "The *model* was /sold/ with _one_ impeller.")
  shows("<h2>Heading</h2><p><a href='https://example.org'>link</a> <code>code</code></p>", "Heading link code")
  shows('<p>a <span style="font-weight:700">b</span> <span style="font-style:italic">c</span></p>', "a *b* /c/")
  shows("<b>bold <i>both</i></b>", "*bold **/both/*")
})

test("Google Docs wraps everything in a <b> that is not bold", () =>
  shows(
    '<b style="font-weight:normal" id="docs-guid-1"><p><span style="font-weight:700">Rule</span><span> 26</span></p></b>',
    "*Rule* 26",
  ))

test("Word's clipboard: conditional comments, namespaces, wrapped lines, padding", () =>
  shows(
    `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head>
<style><!-- /* p.MsoNormal {mso-style-parent:"";} */ --></style>
<!--[if gte mso 9]><xml><w:View>Normal</w:View></xml><![endif]--></head><body lang=EN-US><!--StartFragment-->
<p class=MsoNormal>Plaintiff will take the warranty\r\ndatabase <b style='mso-bidi-font-weight:normal'>export</b>.<o:p></o:p></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p><p class=MsoNormal>See&nbsp; Ex.&nbsp;A.</p><!--EndFragment--></body></html>`,
    "Plaintiff will take the warranty database *export*. See Ex.\u00a0A.",
  ))

test("the bullet that Word writes before a list item is no word of the position", () =>
  shows(
    "<p class=MsoListParagraph><![if !supportLists]><span>·<span>&nbsp;&nbsp;&nbsp; </span></span><![endif]>First</p>",
    "First",
  ))

test("paragraphs, lines, cells and tabs part words by one space", () => {
  shows("<p>one</p><p>two<br>three</p>", "one two three")
  shows("<table><tr><td>a</td><td>b</td></tr></table>", "a b")
  expect(plain(fromText("one\ttwo\r\n\r\nthree\u2028four\u000bfive").runs)).toBe("one two three four five")
})

test("redlines, comments and hidden text are left out, and said", () => {
  expect(fromHtml("<p>keep <del>strike</del><ins>new</ins></p>")).toEqual({
    runs: [{ text: "keep new" }],
    leftOut: ["struck-out"],
  })
  expect(fromHtml("<p>a<span style='text-decoration: line-through'>b</span></p>").leftOut).toEqual(["struck-out"])
  expect(fromHtml("<p>a<span style='display:none'>secret</span></p>")).toEqual({ runs: [{ text: "a" }], leftOut: ["hidden"] })
  expect(fromHtml("<p>a<span class=MsoCommentReference>[RI1]</span></p>").leftOut).toEqual(["hidden"])
  expect(fromHtml("<p>a<img src=x></p>").leftOut).toEqual(["picture"])
  expect(pasteNotice(fromHtml("<p>a<del>b</del></p>"))).toBe("Struck-out text was left out.")
  expect(pasteNotice(fromHtml("<p>a</p>"))).toBe(null)
})

test("smart quotes, section signs and dashes stay; entities are read", () => {
  shows(
    "<p>&ldquo;relevance&rdquo; &sect;&nbsp;1983 &mdash; &#8217;&#x2019; &amp;lt; &bogus;</p>",
    "“relevance” §\u00a01983 — ’’ &lt; &bogus;",
  )
  shows("<p>a &lt;b&gt; c</p>", "a <b> c")
})

test("what a PDF gives: ligatures, soft hyphens, decomposed accents", () =>
  expect(plain(fromText("ﬁled con\u00adfer Mun\u0303oz").runs)).toBe("filed confer Muñoz"))

test("what cannot be printed stays, to be shown and named", () => expect(plain(fromText("yes 🙂 no").runs)).toBe("yes 🙂 no"))

test("words cut from a position keep the space at their edge", () => {
  expect(plain(fromHtml('<p data-pm-slice="1 1 []">due <strong>now</strong> </p>').runs)).toBe("due now ")
  expect(plain(fromText("due now ").runs)).toBe("due now ")
  expect(plain(fromText("\n due now \n").runs)).toBe(" due now ")
})

test("broken HTML never fails", () => {
  shows("<p>a<b>b</p></i>c</x> d <", "a*b* c d <")
  shows("</b></p>text", "text")
  shows("<style>p { color: red }", "")
  shows("", "")
})
