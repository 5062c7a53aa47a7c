import type { Browser } from "playwright-core"
import { afterAll, beforeAll, expect, test } from "vitest"
import { sees } from "../desk.ts"
import { openLetter } from "../letter.ts"
import { openBrowser } from "../stage.ts"
import { type Cluster, openCluster } from "./cluster.ts"

let cluster: Cluster
let browser: Browser

beforeAll(async () => {
  cluster = await openCluster()
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await cluster?.close()
})

test("two browsers, each request of theirs at another server: both write, watch and take turns, also when a server dies", async () => {
  const { rosa, daniel } = await openLetter(cluster.robin, browser)
  await rosa.types(1, "The model was sold with one impeller from 2009 on.")
  await sees(daniel.theirs(1).getByText("one impeller from 2009 on."))
  await daniel.types(1, "Three years cover the pump at issue.")
  await sees(rosa.theirs(1).getByText("Three years cover the pump at issue."))
  await rosa.isSaved()
  await rosa.proffers(1)
  await sees(daniel.theirs(1).getByText(/one impeller from 2009 on\./))

  // One of the three dies; whoever was there goes on at another.
  const [first] = cluster.nodes
  await first.end()
  await daniel.types(1, " Nothing earlier bears on notice.")
  await daniel.isSaved()
  await daniel.proffers(1)
  await sees(rosa.theirs(1).getByText(/Nothing earlier bears on notice\./))
  await first.start()
  expect([...rosa.person.complaints, ...daniel.person.complaints]).toEqual([])
})
