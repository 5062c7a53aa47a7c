// Loaded before a server's own first line (node --import): answers any message with what the process has used, in µs of CPU
// and bytes of live memory, after everything that nobody holds has been collected where the message asks for that.
process.on("message", async (wanted) => {
  if (wanted === "live") for (let i = 0; i < 4; i++) await new Promise((resolve) => (globalThis.gc(), setTimeout(resolve, 50)))
  const { user, system } = process.cpuUsage()
  const { heapUsed, external, rss } = process.memoryUsage()
  process.send({ cpu: user + system, live: heapUsed + external, rss })
})
process.channel?.unref()
