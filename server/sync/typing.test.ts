import fc from "fast-check"
import { expect, test } from "vitest"
import * as Y from "yjs"
import { joinKeystrokes, keystrokeUpdate, readKeystroke } from "./keystroke.ts"
import { bring } from "./tidying.ts"
import { Twin } from "./twin.ts"
import { Typing } from "./typing.ts"

const PEOPLE = ["ada", "amy"] as const
const CLIENTS = [11, 22] as const
const OWNERS = new Map<number, string>([[11, "ada"], [22, "amy"]])
const LONG = process.env["FUZZ"] === "long"

/** A doc that one of the two writes in, and the updates that have not left it. */
class Writer {
  readonly doc = new Y.Doc()
  readonly updates: Uint8Array[] = []

  constructor(client: number) {
    this.doc.clientID = client
    this.doc.on("update", (update: Uint8Array, origin: unknown) => origin === "heard" || this.updates.push(update))
  }

  get text(): Y.XmlText | undefined {
    return this.doc.getXmlFragment("position/issue-1").toArray().find((node) => node instanceof Y.XmlText)
  }

  hear(update: Uint8Array): void {
    Y.applyUpdate(this.doc, update, "heard")
  }
}

/** What is done next: somebody types, erases, marks, or hears of the other; or somebody sends a keystroke that is bent. */
const steps = fc.array(
  fc.record({
    who: fc.nat(1),
    what: fc.constantFrom("type", "type", "type", "type", "type", "on", "on", "erase", "mark", "attribute", "drop", "hear", "bend", "steal"),
    at: fc.nat(1000),
    text: fc.constantFrom("a", "b", "é", "💡", "word "),
  }),
  { minLength: 20, maxLength: 60 },
)

test("following typing says of every update what trying it on the doc says", { timeout: 600_000 }, () => {
  fc.assert(
    fc.property(steps, (steps) => {
      const writers = CLIENTS.map((client) => new Writer(client))
      const kept: Uint8Array[] = []
      let quick = new Twin("requesting", kept, OWNERS)
      const send = (update: Uint8Array, userId: string): boolean => {
        const careful = new Twin("requesting", kept, OWNERS)
        const said = careful.admit(update, userId, false)
        const quickly = quick.admit(update, userId, false)
        const key = quickly.ok ? quickly.news?.key : null
        if (key) expect(keystrokeUpdate(key)).toEqual(update)
        expect(key ? { ...quickly, news: { ...(quickly.ok && quickly.news), key: null } } : quickly).toEqual(said)
        if (said.ok && said.news) kept.push(update)
        if (!said.ok) quick = new Twin("requesting", kept, OWNERS)
        expect(quick.stateVector()).toEqual(new Twin("requesting", kept, OWNERS).stateVector())
        return said.ok
      }
      for (const { who, what, at, text } of steps) {
        const writer = writers[who]!
        play(writer, what, at, text)
        if (what === "hear") for (const other of writers) for (const update of kept) other.hear(update)
        for (const update of writer.updates.splice(0)) {
          const bent = what === "bend" ? bend(update, at) : null
          if (bent) send(bent, PEOPLE[who]!)
          if (what === "steal") send(update, PEOPLE[1 - who]!)
          send(update, PEOPLE[who]!)
        }
      }
      expect(new Twin("requesting", kept, OWNERS).state()).toEqual(Y.encodeStateAsUpdate(loaded(kept)))
      expect(quick.state()).toEqual(new Twin("requesting", kept, OWNERS).state())
    }),
    { numRuns: LONG ? 5000 : 60, seed: 3 },
  )
})

/** A doc with all of it, one after the other, and nothing else. */
function loaded(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc()
  for (const update of updates) bring(doc, [update])
  return doc
}

function play({ doc, text: words }: Writer, what: string, at: number, text: string): void {
  if (!words) return doc.getXmlFragment("position/issue-1").insert(0, [new Y.XmlText(text)])
  const place = words.length === 0 ? 0 : at % words.length
  if (what === "erase" && words.length > 0) words.delete(place, Math.min(2, words.length - place))
  else if (what === "mark" && words.length > 0) words.format(place, 1, { bold: at % 2 === 0 || null })
  else if (what === "attribute") words.setAttribute("kind", text)
  else if (what === "drop" && at % 5 === 0) doc.getXmlFragment("position/issue-1").delete(0, 1)
  else if (what === "on") words.insert(place, text)
  else if (what !== "hear") words.insert(words.length, text)
}

/** One byte of it another one, or one more, or one less. */
function bend(update: Uint8Array, at: number): Uint8Array | null {
  const bent = new Uint8Array([...update, ...(at % 3 === 0 ? [at % 256] : [])]).slice(0, at % 3 === 1 ? -1 : undefined)
  if (at % 3 === 2) bent[at % bent.length] = (bent[at % bent.length]! + 1 + (at % 7)) % 256
  return bent
}

test("a client who types on is followed without the doc; anything else is not", () => {
  const [doc, ada] = [new Y.Doc(), new Writer(11)]
  const typing = new Typing(doc)
  const next = (): Uint8Array => ada.updates.shift()!
  ada.doc.getXmlFragment("position/issue-1").insert(0, [new Y.XmlText("I")])
  doc.once("afterTransaction", (transaction: Y.Transaction) => typing.changed(transaction, [11]))
  Y.applyUpdate(doc, next())
  ada.text!.insert(1, " say")
  const said = next()
  expect(typing.take(said, () => false)).toBe(null)
  expect(typing.take(said, () => true)).toMatchObject({ client: 11, text: " say" })
  expect(typing.take(said, () => true)).toBe(null)
  expect(doc.getXmlFragment("position/issue-1").toString()).toBe("I")
  typing.settle()
  expect(doc.getXmlFragment("position/issue-1").toString()).toBe("I say")
  ada.text!.delete(0, 1)
  expect(typing.take(next(), () => true)).toBe(null)
})

test("[A2] who types on where another has erased the place is not followed: what is born dead is not shown", () => {
  const [ada, amy] = [new Writer(11), new Writer(22)]
  const twin = new Twin("requesting", [], OWNERS)
  const send = (writer: Writer, userId: string) => writer.updates.splice(0).map((update) => twin.admit(update, userId, false)).at(-1)!
  ada.doc.getXmlFragment("position/issue-1").insert(0, [new Y.XmlText("open")])
  for (const update of ada.updates) amy.hear(update)
  send(ada, "ada")
  amy.doc.getXmlFragment("position/issue-1").delete(0, 1)
  send(amy, "amy")
  ada.text!.insert(4, "SECRET")
  const said = send(ada, "ada")
  const shown = said.ok && said.news ? Buffer.from(said.news.shown).toString("latin1") : "refused"
  expect(shown).not.toMatch(/SECRET|refused/)
})

test("a keystroke is read as it is written", () => {
  for (const before of [null, { client: 2 ** 32 - 1, clock: 300 }]) {
    const key = { client: 4_000_000_000, clock: 129, text: "é💡", before }
    expect(readKeystroke(keystrokeUpdate(key))).toEqual(key)
  }
})

test("keystrokes of one client that go on where the one before ends are made one; others stay as they are", () => {
  const key = (client: number, clock: number, text: string, before: { client: number; clock: number } | null = null) =>
    keystrokeUpdate({ client, clock, text, before })
  const right = { client: 9, clock: 4 }
  const whole = Y.encodeStateAsUpdate(new Y.Doc())
  expect(joinKeystrokes([key(1, 5, "a"), key(1, 6, "bc"), key(1, 8, "💡")])).toEqual([key(1, 5, "abc💡")])
  expect(joinKeystrokes([key(1, 5, "a", right), key(1, 6, "b", right)])).toEqual([key(1, 5, "ab", right)])
  for (const apart of [
    [key(1, 5, "a"), key(1, 7, "b")],
    [key(1, 5, "a"), key(2, 6, "b")],
    [key(1, 5, "a"), key(1, 6, "b", right)],
    [key(1, 5, "a"), whole, key(1, 6, "b")],
    [whole, whole],
  ])
    expect(joinKeystrokes(apart)).toEqual(apart)
})
