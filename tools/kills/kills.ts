import { begin } from "../../e2e/letter.ts"
import { Client, type Draft } from "../../e2e/client.ts"
import { seeded } from "../../e2e/seeded.ts"
import { DOC_NAMES, type DocName } from "../../shared/sync/docs.ts"
import { aWhile, until } from "../stage/people.ts"
import { losses } from "./check.ts"
import { Desk } from "./desk.ts"
import type { Disk } from "./disk.ts"

/** Rounds after which another letter is begun. */
const LETTER_LASTS = 25
/** Between two words of a typist, in ms. */
const BEAT = 12
/** How long anything may take to come right again, in ms. */
const PATIENCE = 60_000

/** What is killed. */
export interface Victim {
  readonly url: string
  /** Kills it, with nobody who could tidy up; resolves when it is gone. */
  kill(): Promise<void>
  /** Has it run again, after the disk has been looked at; resolves when it answers. */
  start(): Promise<void>
  /** Starts it and kills it before it is ready, so many ms later. Where that is not possible, nothing. */
  killWhileStarting?(ms: number): Promise<void>
  readonly disk: Disk
}

/** What two people do when the blow falls. */
const SCENES = ["typing", "speaking", "much at once", "all have just left"] as const

/** Two typists on all docs, who also give commands, over a server that is killed again and again. */
export class Kills {
  /** What was counted: blows by what was going on, words and commands. */
  readonly counts = new Map<string, number>()
  private readonly victim: Victim
  private readonly random: () => number
  private readonly people: readonly [Client, Client]
  private desks: Desk[] = []
  private phone: Draft | null = null
  private letter = ""
  private isTyping = false

  private constructor(victim: Victim, seed: number, people: readonly [Client, Client]) {
    this.victim = victim
    this.random = seeded(seed)
    this.people = people
  }

  /** Registers the two. @param of What tells them from the two of another run on the same server. */
  static async begin(victim: Victim, seed: number, of: string): Promise<Kills> {
    return new Kills(victim, seed, [await Client.registers(victim.url, `Rosa ${of}`), await Client.registers(victim.url, `Daniel ${of}`)])
  }

  /** One blow after the other. Throws with what was lost, and in which round. */
  async play(rounds: number): Promise<void> {
    const beat = setInterval(() => this.isTyping && this.type(), BEAT)
    try {
      for (let round = 0; round < rounds; round++) {
        if (round % LETTER_LASTS === 0) await this.sitDown()
        const scene = SCENES[round % SCENES.length]!
        await this.strike(scene)
        await this.look(`round ${round}, ${scene}`)
        if (this.victim.killWhileStarting && this.random() < 0.4) await this.strikeAtStart(`round ${round}, while starting`)
        await this.victim.start()
        await this.comeRight(`round ${round}, ${scene}`)
      }
    } finally {
      clearInterval(beat)
      this.standUp()
    }
  }

  private async strike(scene: (typeof SCENES)[number]): Promise<void> {
    this.count(scene)
    this.isTyping = scene !== "all have just left"
    if (scene === "typing") await aWhile(this.random() * 400)
    if (scene === "much at once") {
      for (let n = 0; n < 250; n++) this.type()
      await aWhile(this.random() * 120)
    }
    if (scene === "speaking") {
      await aWhile(this.random() * 60)
      for (const desk of this.desks) void desk.speaks((["proffer", "both", "side"] as const)[Math.floor(this.random() * 3)]!)
      await aWhile(this.random() * 60)
    }
    if (scene === "all have just left") {
      for (const desk of this.desks) desk.leaves()
      this.phone?.leave()
      await aWhile(this.random() * 30)
    }
    await this.victim.kill()
    if (scene !== "all have just left") return
    for (const desk of this.desks) desk.comesBack()
    this.phone = this.people[0].opens(this.letter, "joint")
  }

  private async strikeAtStart(where: string): Promise<void> {
    this.count("starting")
    await this.victim.killWhileStarting!(this.random() * 1500)
    await this.look(where)
  }

  private async look(where: string): Promise<void> {
    const lost = losses(await this.victim.disk(this.letter), this.desks, this.phone!)
    if (lost.length > 0) throw new Error(`${where}: ${lost.join("; ")}`)
  }

  /** Everybody comes back by themselves, nobody is refused, and all see the same, each word once. */
  private async comeRight(where: string): Promise<void> {
    await aWhile(this.random() * 100)
    this.isTyping = false
    const [rosa, daniel] = this.desks as [Desk, Desk]
    await until(`${where}: everything is saved`, () => this.desks.every(({ isSaved }) => isSaved), PATIENCE)
    const same = (doc: DocName): boolean => rosa.read(doc) === daniel.read(doc)
    await until(`${where}: both see the same`, () => DOC_NAMES.every(same) && this.phone!.provider.synced, PATIENCE)
    const wrong = this.desks.flatMap((desk) => [desk.wrong(desk.side), desk.wrong("joint")]).filter((fault) => fault !== null)
    const refused = [...this.desks.flatMap(({ drafts }) => Object.values(drafts)), this.phone!].flatMap(({ codes }) => codes.filter((code) => code >= 4400))
    if (wrong.length + refused.length > 0) throw new Error(`${where}: ${[...wrong, ...refused].join("; ")}`)
  }

  private async sitDown(): Promise<void> {
    this.standUp()
    const [rosa, daniel] = this.people
    this.letter = await rosa.begins(daniel, begin())
    this.desks = [new Desk(rosa, this.letter, "requesting"), new Desk(daniel, this.letter, "responding")]
    this.phone = rosa.opens(this.letter, "joint")
    await until("everybody is there", () => this.desks.every(({ isSynced }) => isSynced), PATIENCE)
    // One paragraph to begin with: two people who make one at the same moment make two.
    this.desks[0]!.types("joint")
    await until("one has begun", () => this.desks[1]!.read("joint") !== "", PATIENCE)
  }

  private standUp(): void {
    for (const desk of this.desks.splice(0)) desk.ends()
    this.phone?.leave()
    this.phone = null
  }

  private type(): void {
    for (const desk of this.desks) desk.types()
    this.count("words", this.desks.length)
  }

  private count(what: string, by = 1): void {
    this.counts.set(what, (this.counts.get(what) ?? 0) + by)
  }
}
