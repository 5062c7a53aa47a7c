import { afterAll, beforeAll, test } from "vitest"
import * as Y from "yjs"
import { readPosition, writePosition } from "../../shared/draft/position.ts"
import type { DocName } from "../../shared/sync/docs.ts"
import { plain, unmarked } from "../../shared/text/runs.ts"
import { socketOf, until } from "../../tools/stage/people.ts"
import { Stage } from "../../tools/stage/stage.ts"
import { MemoryVault } from "../keep/memory.testing.ts"
import { type Draft, openDraft } from "./draft.ts"
import { RescueBox } from "./rescue.ts"

/** A sync server of the test file's own. */
export let stage: Stage
let letters = 0
const opened: Draft[] = []

beforeAll(async () => {
  stage = await Stage.open()
})
afterAll(() => stage.close())

/** One person's browser on a letter. */
export class Browser {
  readonly vault: MemoryVault
  readonly page = new EventTarget()
  readonly person: string
  readonly letter: string
  readonly rescue: RescueBox
  readonly states: string[] = []
  draft!: Draft

  /** @param tab Another tab of the same browser. */
  constructor(person: string, letter: string, tab?: Browser) {
    this.vault = new MemoryVault(tab?.vault)
    this.person = person
    this.letter = letter
    this.rescue = new RescueBox(this.vault, letter)
  }

  open(doc: DocName = "requesting", mayWrite = true): Draft {
    const { vault, rescue, letter: letterId, person: userId, page } = this
    const WebSocket = socketOf(userId) as unknown as typeof globalThis.WebSocket
    this.draft = openDraft({ url: stage.url, letterId, doc, userId, mayWrite, rescue, vault: mayWrite ? vault : null, WebSocket, page: page as unknown as Window })
    this.draft.subscribe(() => this.states.push(this.now.saved.state))
    opened.push(this.draft)
    return this.draft
  }

  get now(): ReturnType<Draft["getSnapshot"]> {
    return this.draft.getSnapshot()
  }

  get text(): string {
    return plain(readPosition(this.now.doc, "issue-1"))
  }

  write(text: string): void {
    writePosition(this.now.doc, "issue-1", unmarked(text))
  }

  /** Whether leaving the page is asked about. */
  get asksBeforeLeaving(): boolean {
    const leaving = new Event("beforeunload", { cancelable: true })
    this.page.dispatchEvent(leaving)
    return leaving.defaultPrevented
  }

  is = (state: string) => (): boolean => this.now.saved.state === state && this.now.isReady
}

/** A doc that is open and in sync, and is then cut off for five seconds. */
export async function cutOff(ada: Browser): Promise<void> {
  ada.open()
  await until("ready", ada.is("saved"))
  stage.sync.closeUser("ada", "TooFast")
  await until("offline", ada.is("offline"))
}

/** A test on a letter of its own. Whatever is opened in it is closed after it. */
export function scene(name: string, play: (ada: Browser, letter: string) => Promise<void>): void {
  test(name, async () => {
    const letter = `letter-${++letters}`
    await stage.letter(letter)
    try {
      await play(new Browser("ada", letter), letter)
    } finally {
      for (const draft of opened.splice(0)) draft.close()
    }
  })
}

/** The words on issue 1 as they are on the disk. */
export async function onDisk(letter: string): Promise<string> {
  const doc = new Y.Doc()
  for (const { update } of await stage.store.updates(letter, "requesting", 0)) Y.applyUpdate(doc, update)
  return plain(readPosition(doc, "issue-1"))
}
