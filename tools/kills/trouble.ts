import { expect } from "vitest"
import { Client, type Draft } from "../../e2e/client.ts"
import { begin } from "../../e2e/letter.ts"
import type { House } from "../../e2e/stage.ts"
import { until } from "../stage/people.ts"

/** How long anything may take to come right, in ms. */
export const PATIENCE = 60_000

/** Two counsel in a letter; one writes, the other watches the same draft. */
export interface Pair {
  readonly rosa: Client
  readonly daniel: Client
  readonly letter: string
  readonly mine: Draft
  readonly theirs: Draft
}

/** Sits the two down, in sync. @param ends Takes what is to be done when the test is over. */
export async function pair(house: House, ends: (() => unknown)[]): Promise<Pair> {
  const [rosa, daniel] = [await Client.registers(house.url, "Rosa Imai"), await Client.registers(house.url, "Daniel Okafor")]
  const letter = await rosa.begins(daniel, begin())
  const [mine, theirs] = [rosa.opens(letter, "requesting"), daniel.opens(letter, "requesting")]
  ends.push(() => mine.leave(), () => theirs.leave())
  await until("in sync", () => mine.provider.synced && theirs.provider.synced, PATIENCE)
  return { rosa, daniel, letter, mine, theirs }
}

/** What is written on the issue in a draft, as it is here. */
export const wordsOf = ({ doc }: Draft): string => doc.getXmlFragment("position/issue-1").toString()

/** A command that is lawful once for each of the pair's letters. */
export const proffer = { type: "proffer", issue: "issue-1", runs: [{ text: "We need them." }] }

/** Waits until `/readyz` answers so. */
export async function becomes(house: House, status: number): Promise<void> {
  const readyz = async (): Promise<number> => (await fetch(`${house.url}/readyz`)).status
  await expect.poll(readyz, { timeout: PATIENCE, interval: 200 }).toBe(status)
}
