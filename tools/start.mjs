// `npm start`: everything a fresh clone needs, then the server, in this terminal and in this process, so that Ctrl-C and
// signals reach it directly. The first lines must run on any Node, however old.
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Joint Letter needs Node 20.19 or later; this is ${process.version}. Get a newer one from https://nodejs.org, then run npm start again.`)
  process.exit(1)
}
const { ensureBuilt, ensureInstalled } = await import("./fresh.mjs")
if (!ensureInstalled() || !ensureBuilt()) process.exit(1)
await import("../dist/server/main.js")
