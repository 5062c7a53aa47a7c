import { expect, test } from "vitest"
import type { LetterEvent } from "../../shared/letter/event.ts"
import { GENESIS, seal } from "../../shared/record/chain.ts"
import type { Change, Invitation, Store } from "./store.ts"

const ADA = { userId: "ada", name: "Ada", side: "requesting", role: "counsel" } as const
const BEN = { userId: "ben", name: "Ben", side: "responding", role: "counsel" } as const

/** What every store must do. `open` opens the same place again each time within one test; `fresh` makes a new place. */
export function storeContract(kind: string, fresh: () => Promise<() => Promise<Store>>): void {
  const on = (name: string, run: (store: Store, reopen: () => Promise<Store>) => Promise<void>): void => {
    test(`${kind}: ${name}`, async () => {
      const open = await fresh()
      const opened: Store[] = []
      const reopen = async (): Promise<Store> => {
        await opened.at(-1)?.close()
        opened.push(await open())
        return opened.at(-1) as Store
      }
      try {
        await run(await reopen(), reopen)
      } finally {
        await opened.at(-1)?.close()
      }
    })
  }

  on("[R1] events come back as they were put in, after a restart too", async (store, reopen) => {
    const events = joined("l1", 3)
    expect(await store.appendEvents("l1", 0, events)).toBe("appended")
    const again = await reopen()
    expect(await again.events("l1", 0)).toEqual(events)
    expect(await again.events("l1", 2)).toEqual(events.slice(2))
    expect(await again.events("nowhere", 0)).toEqual([])
    expect([await again.hasLetter("l1"), await again.hasLetter("nowhere")]).toEqual([true, false])
  })

  on("[R1] a stale expectation appends nothing", async (store) => {
    const events = joined("l1", 2)
    await store.appendEvents("l1", 0, events)
    expect(await store.appendEvents("l1", 0, events)).toBe("stale")
    expect(await store.appendEvents("l1", 1, events.slice(1))).toBe("stale")
    expect(await store.appendEvents("l1", 5, events)).toBe("stale")
    expect(await store.events("l1", 0)).toHaveLength(2)
  })

  on("[R1] of many at once exactly one is appended", async (store) => {
    const events = joined("l1", 1)
    const answers = await Promise.all(Array.from({ length: 20 }, () => store.appendEvents("l1", 0, events)))
    expect(answers.filter((answer) => answer === "appended")).toHaveLength(1)
    expect(await store.events("l1", 0)).toEqual(events)
  })

  on("a batch in which one write is impossible loses none of the others", async (store) => {
    const [event] = joined("l2", 1) as [LetterEvent]
    const draft = { letter: "l1", doc: "joint", userId: "ada", update: Uint8Array.of(1) } as const
    const [good, bad, alsoGood] = await Promise.allSettled([
      store.appendUpdates([draft]),
      store.appendEvents("l2", 0, [event, event]),
      store.appendUpdates([draft]),
    ])
    expect([good.status, bad.status, alsoGood.status]).toEqual(["fulfilled", "rejected", "fulfilled"])
    expect((await store.updates("l1", "joint", 0)).map(({ id }) => id)).toEqual([1, 2])
    expect(await store.events("l2", 0)).toEqual([])
  })

  on("a person's letters, newest first, each once", async (store) => {
    await store.appendEvents("l1", 0, joined("l1", 2))
    await store.appendEvents("l2", 0, joined("l2", 1))
    await store.appendEvents("l2", 1, invitedIn("l2", await store.events("l2", 0)))
    expect(await store.lettersOf("ada")).toEqual(["l2", "l1"])
    expect(await store.lettersOf("ben")).toEqual(["l2"])
    expect(await store.lettersOf("eve")).toEqual([])
  })

  on("updates are numbered per doc from 1 and carry the record's number", async (store, reopen) => {
    const draft = (doc: "joint" | "requesting", byte: number) =>
      ({ letter: "l1", doc, userId: "ada", update: Uint8Array.of(byte) }) as const
    expect(await store.appendUpdates([draft("joint", 1), draft("requesting", 2), draft("joint", 3)])).toEqual([
      { id: 1, seq: 0 }, { id: 1, seq: 0 }, { id: 2, seq: 0 },
    ])
    await store.appendEvents("l1", 0, joined("l1", 2))
    expect(await store.appendUpdates([draft("joint", 4)])).toEqual([{ id: 3, seq: 2 }])
    const again = await reopen()
    expect(await bytes(again, 0)).toEqual([[1, 1], [2, 3], [3, 4]])
    expect(await bytes(again, 2)).toEqual([[3, 4]])
    expect(await again.updates("l2", "joint", 0)).toEqual([])
  })

  on("appends at once keep each caller's order", async (store) => {
    const one = (byte: number) => ({ letter: "l1", doc: "joint", userId: "ada", update: Uint8Array.of(byte) }) as const
    await Promise.all(Array.from({ length: 100 }, (_, byte) => store.appendUpdates([one(byte)])))
    expect((await store.updates("l1", "joint", 0)).map(({ update }) => update[0])).toEqual([...Array(100).keys()])
  })

  on("compaction says the same in one row and lets numbering go on", async (store) => {
    const one = (byte: number) => ({ letter: "l1", doc: "joint", userId: "ada", update: Uint8Array.of(byte) }) as const
    await store.appendUpdates([one(1), one(2), one(3)])
    expect(await store.compact("l1", "joint", 2, Uint8Array.of(12))).toBe(true)
    expect(await bytes(store, 0)).toEqual([[2, 12], [3, 3]])
    expect(await store.compact("l1", "joint", 1, Uint8Array.of(1))).toBe(false)
    expect(await store.compact("l1", "joint", 9, Uint8Array.of(9))).toBe(false)
    expect(await store.appendUpdates([one(4)])).toEqual([{ id: 4, seq: 0 }])
    expect(await bytes(store, 0)).toEqual([[2, 12], [3, 3], [4, 4]])
  })

  on("a client id belongs to the first who uses it", async (store, reopen) => {
    expect(await store.bindClients("l1", "joint", "ada", [7, 8])).toEqual([])
    expect(await store.bindClients("l1", "joint", "ben", [7, 9])).toEqual([7])
    expect(await store.bindClients("l1", "joint", "ada", [7])).toEqual([])
    expect(await store.bindClients("l1", "responding", "ben", [7])).toEqual([])
    const again = await reopen()
    expect(await again.clients("l1", "joint")).toEqual(new Map([[7, "ada"], [8, "ada"], [9, "ben"]]))
  })

  on("an invitation is kept, taken once, and its wrong codes counted", async (store) => {
    await store.addInvitation(invited("t1"))
    expect(await store.invitation("t1")).toEqual(invited("t1"))
    expect(await store.invitation("t2")).toBe(null)
    expect([await store.countWrongCode("t1"), await store.countWrongCode("t1")]).toEqual([1, 2])
    expect(await store.countWrongCode("t2")).toBe(0)
    const taken = await Promise.all(["ben", "eve"].map((userId) => store.takeInvitation("t1", userId)))
    expect(taken.filter(Boolean)).toHaveLength(1)
    expect(await store.invitation("t1")).toMatchObject({ wrongCodes: 2, acceptedBy: taken[0] ? "ben" : "eve" })
    expect(await Promise.all(["ben", "eve"].map((userId) => store.takeInvitation("t1", userId)))).toEqual(taken)
  })

  on("an invitation of one token is kept once, however many come at the same moment, and stays as it was", async (store) => {
    const others = Array.from({ length: 4 }, () => ({ ...invited("t1"), letter: "l2", codeHash: "d" }))
    const kept = await Promise.all([invited("t1"), ...others].map((each) => store.addInvitation(each)))
    expect(kept).toEqual([true, false, false, false, false])
    expect(await store.invitation("t1")).toEqual(invited("t1"))
    expect(await store.addInvitation(invited("t2"))).toBe(true)
  })

  on("side comments are read by one side's list only", async (store) => {
    const comment = { letter: "l1", side: "requesting", issue: null, userId: "ada", name: "Ada", at: "2026-01-02T00:00:00Z", runs: "[]" } as const
    const kept = await store.addSideComment(comment)
    expect(kept).toEqual({ ...comment, id: kept?.id })
    expect(await store.sideComments("l1", "requesting")).toEqual([kept])
    expect(await store.sideComments("l1", "responding")).toEqual([])
  })

  on("what was done under a name is known by it, in its letter and of its person, and after a restart", async (store, reopen) => {
    const once = { userId: "ada", key: "name-one" }
    expect(await store.done("l1", once)).toBe(null)
    await store.appendEvents("l1", 0, joined("l1", 2), once)
    expect(await store.appendEvents("l1", 0, joined("l1", 1), { ...once, key: "name-two" })).toBe("stale")
    const again = await reopen()
    expect(await again.done("l1", once)).toEqual({ after: 0, through: 2 })
    expect(await again.done("l1", { ...once, key: "name-two" })).toBe(null)
    expect(await again.done("l1", { ...once, userId: "ben" })).toBe(null)
    expect(await again.done("l2", once)).toBe(null)
  })

  on("a side comment of one name is kept once, however many come at the same moment", async (store) => {
    const comment = { letter: "l1", side: "requesting", issue: null, userId: "ada", name: "Ada", at: "", runs: "[]" } as const
    const kept = await Promise.all(Array.from({ length: 5 }, () => store.addSideComment(comment, "name-one")))
    expect(kept.filter(Boolean)).toHaveLength(1)
    expect(await store.addSideComment(comment, "name-two")).not.toBe(null)
    expect(await store.addSideComment({ ...comment, userId: "ben" }, "name-one")).not.toBe(null)
    expect(await store.sideComments("l1", "requesting")).toHaveLength(3)
    expect(await store.done("l1", { userId: "ada", key: "name-one" })).toEqual({ after: 0, through: 0 })
  })

  on("a side comment is told with its side, not with its words", async (store) => {
    const told: Change[] = []
    store.onChange((change) => told.push(change))
    await store.addSideComment({ letter: "l1", side: "responding", issue: "issue-1", userId: "ben", name: "Ben", at: "", runs: "[]" })
    expect(told).toEqual([{ kind: "aside", letter: "l1", side: "responding" }])
  })

  on("notices are a person's own, newest first", async (store) => {
    const notice = { userId: "ada", letter: null, at: "2026-01-02T00:00:00Z", subject: "s", text: "t" }
    const first = await store.addNotice(notice)
    const second = await store.addNotice({ ...notice, letter: "l1" })
    await store.addNotice({ ...notice, userId: "ben" })
    expect(await store.notices("ada")).toEqual([second, first])
  })

  on("a change is told before its promise resolves", async (store) => {
    const told: Change[] = []
    const off = store.onChange((change) => told.push(change))
    await store.appendEvents("l1", 0, joined("l1", 1))
    await store.appendUpdates([{ letter: "l1", doc: "joint", userId: "ada", update: Uint8Array.of(1) }])
    expect(told).toEqual([{ kind: "record", letter: "l1", seq: 1 }])
    await store.appendEvents("l1", 0, joined("l1", 1))
    off()
    await store.appendEvents("l1", 1, joined("l1", 2).slice(1))
    expect(told).toHaveLength(1)
  })

  on("answers a ping", (store) => store.ping())
}

async function bytes(store: Store, after: number): Promise<[number, number][]> {
  return (await store.updates("l1", "joint", after)).map(({ id, update }) => [id, update[0] as number])
}

/** The first events of a letter, in form only: created by Ada, then calls logged by her. */
function joined(letter: string, count: number): LetterEvent[] {
  const created = { type: "letter-created", letter, role: "counsel" }
  const disputed = { type: "call-disputed", call: "call-1", words: "It is “not” so — § 1 \u{1F600}" }
  const happenings = Array.from({ length: count }, (_, index) => (index === 0 ? created : disputed))
  return seal(happenings as Parameters<typeof seal>[0], ADA, "2026-01-02T03:04:05.678Z", 0, GENESIS)
}

function invitedIn(_letter: string, before: readonly LetterEvent[]): LetterEvent[] {
  const last = before.at(-1) as LetterEvent
  return seal([{ type: "member-joined", role: "counsel" }], BEN, last.at, last.seq, last.hash)
}

function invited(tokenHash: string): Invitation {
  return {
    tokenHash, codeHash: "c", letter: "l1", side: "responding", role: "counsel", email: null,
    invitedBy: { userId: "ada", name: "Ada" }, createdAt: "2026-01-02T00:00:00Z", expiresAt: "2026-01-09T00:00:00Z",
    acceptedBy: null, wrongCodes: 0,
  }
}
