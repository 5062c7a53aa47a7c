import { expect } from "vitest"
import { Client, type Draft } from "../client.ts"
import { begin } from "../letter.ts"
import { House } from "../stage.ts"
import { asksRaw, intrudes, type Answer, type Ending } from "./mallory.ts"

/** Words that stand in the letter under siege and nowhere else. Whoever of the outside hears one has broken in. */
export const INSIDE = "IMPELLER"

/** What an attack must leave as it is. */
interface State {
  readonly letters: unknown
  readonly record: unknown
  readonly words: readonly string[]
}

/** A letter with two counsel at work in it, at a server in a process of its own, and those who would do them harm. */
export class Siege {
  readonly house: House
  readonly id: string
  readonly rosa: Client
  readonly daniel: Client
  /** Open all the time: each side's own draft, and the joint doc at both desks. */
  readonly drafts: { readonly rosa: Draft; readonly daniel: Draft; readonly rosaJoint: Draft; readonly danielJoint: Draft }
  private readonly pid: number | undefined
  private people = 0

  private constructor(house: House, id: string, rosa: Client, daniel: Client) {
    this.house = house
    this.id = id
    this.rosa = rosa
    this.daniel = daniel
    this.pid = house.pid
    this.drafts = {
      rosa: rosa.opens(id, "requesting"),
      daniel: daniel.opens(id, "responding"),
      rosaJoint: rosa.opens(id, "joint"),
      danielJoint: daniel.opens(id, "joint"),
    }
  }

  /** Opens a server, a letter with both sides in it, and everybody's drafts. */
  static async open(env: Record<string, string> = {}): Promise<Siege> {
    const house = await House.open({ LOG_LEVEL: "debug", ...env })
    const [rosa, daniel] = [await Client.registers(house.url, "Rosa Imai"), await Client.registers(house.url, "Daniel Okafor")]
    const id = await rosa.begins(daniel, begin(), 2)
    await rosa.does(id, { type: "proffer", issue: "issue-1", runs: [{ text: `The model was sold with one ${INSIDE}.` }] })
    const siege = new Siege(house, id, rosa, daniel)
    siege.drafts.rosa.text().insert(0, `${INSIDE}, a draft of Rosa's`)
    siege.drafts.daniel.text().insert(0, `${INSIDE}, a draft of Daniel's`)
    siege.drafts.rosaJoint.text("part/introduction").insert(0, `${INSIDE}, written by both`)
    await siege.settled()
    return siege
  }

  async close(): Promise<void> {
    for (const draft of Object.values(this.drafts)) draft.leave()
    await this.house.close()
  }

  /** Somebody of Daniel's side, new, who may write what Daniel writes and read what Daniel reads. */
  async opponent(role: "associate" | "viewer" = "associate"): Promise<Client> {
    const mal = await this.stranger("Mal Opponent")
    const { token, code } = await this.daniel.asksWell<{ token: string; code: string }>("POST", `/api/letters/${this.id}/invitations`, { side: "responding", role })
    await mal.asksWell("POST", `/api/invitations/${token}/accept`, { code })
    return mal
  }

  /** Somebody new who has an account, and no part in the letter. */
  async stranger(name = "Eve Stranger"): Promise<Client> {
    return Client.registers(this.house.url, `${name} ${++this.people}`)
  }

  /** Opens a raw socket as somebody, sends frames, and tells how it ended. */
  async intrudes(as: Client | Record<string, string>, doc: string, frames: readonly (Uint8Array | string)[], boredom = 15_000): Promise<Ending> {
    const headers = as instanceof Client ? as.headers : as
    return intrudes(`${this.house.url.replace("http", "ws")}/sync/${this.id}/${doc}`, headers, frames, boredom)
  }

  /** A raw request as somebody: exactly this path, these headers on top of the person's own, this body. */
  async asks(as: Client | null, method: string, path: string, body = "", headers: Record<string, string> = {}): Promise<Answer> {
    const given: Record<string, string> = body === "" ? {} : { "content-type": "application/json" }
    return asksRaw(this.house.url, method, path, { ...as?.headers, ...given, ...headers }, body)
  }

  /**
   * Lets an attack happen, and then looks: everybody's words and rights are as they were, both sides type on and see each
   * other's words, whoever comes now gets in, the server is the same process and has failed at nothing, and its log is whole.
   */
  async withstands(attack: () => Promise<void>): Promise<void> {
    const before = await this.state()
    await attack()
    expect(await this.state()).toEqual(before)
    await this.goesOn()
    expect(this.house.pid).toBe(this.pid)
    for (const line of this.logged()) expect(JSON.parse(line)).not.toMatchObject({ level: expect.stringMatching(/error|fatal/) })
  }

  /** The lines that the server has printed, but for the one that says that it is ready. */
  logged(): string[] {
    return this.house.output.split("\n").slice(0, -1).filter((line) => !line.startsWith("Joint Letter is ready"))
  }

  private async state(): Promise<State> {
    const look = async (who: Client) => (await who.asksWell<{ letter: object }>("GET", `/api/letters/${this.id}`)).letter
    return {
      letters: [await look(this.rosa), await look(this.daniel)],
      record: await this.rosa.asksWell("GET", `/api/letters/${this.id}/record`),
      words: Object.values(this.drafts).map(wordsOf),
    }
  }

  private async goesOn(): Promise<void> {
    const { rosa, daniel, rosaJoint, danielJoint } = this.drafts
    const late = { rosa: this.daniel.opens(this.id, "requesting"), daniel: this.daniel.opens(this.id, "responding"), joint: this.rosa.opens(this.id, "joint") }
    for (const draft of [rosa, daniel]) draft.text().insert(0, ".")
    rosaJoint.text("part/introduction").insert(0, ".")
    danielJoint.text("part/introduction").insert(1, ":")
    await this.settled()
    const pairs: [Draft, Draft][] = [[late.rosa, rosa], [late.daniel, daniel], [late.joint, rosaJoint], [danielJoint, rosaJoint]]
    for (const [reader, writer] of pairs) await expect.poll(() => wordsOf(reader), { timeout: 30_000, interval: 20 }).toBe(wordsOf(writer))
    for (const draft of Object.values(late)) draft.leave()
    expect([...Object.values(this.drafts), ...Object.values(late)].flatMap(({ codes }) => codes)).toEqual([])
  }

  private async settled(): Promise<void> {
    const drafts = Object.values(this.drafts)
    await until("all that was written is on the disk", () => drafts.every(({ isSaved }) => isSaved))
  }
}

/** Waits until something is so. Fails with the words after a minute. */
export async function until(what: string, isSo: () => boolean): Promise<void> {
  for (const end = Date.now() + 60_000; !isSo(); await new Promise((resolve) => setTimeout(resolve, 20)))
    if (Date.now() > end) throw new Error(`still not so: ${what}`)
}

/** All that a draft holds, root by root. */
export function wordsOf({ doc }: Draft): string {
  return [...doc.share.keys()].sort().map((root) => `${root}: ${String(doc.getXmlFragment(root))}`).join("\n")
}

/** Nothing of the inside, and no other part of a letter, is in what somebody was told. */
export function saysNothing(answer: unknown): void {
  expect(JSON.stringify(answer) ?? "").not.toContain(INSIDE)
}
