/** One message of a server-sent event stream. */
export interface Frame {
  readonly event: string
  /** Empty in a message that only has a name: a hint to ask for something. */
  readonly data: string
}

/**
 * Cuts an event stream into messages, however the network cut the text. Comments (`: …`) are heartbeats and give nothing.
 * Follows the "event stream interpretation" of the HTML standard; `id` and `retry` are not needed, as events carry their number.
 */
export function frames(): (chunk: string) => Frame[] {
  let rest = ""
  return (chunk) => {
    const blocks = (rest + chunk).replace(/\r\n|\r(?!$)/g, "\n").split("\n\n")
    rest = blocks.pop() ?? ""
    return blocks.map(frameOf).filter((frame) => frame !== null)
  }
}

function frameOf(block: string): Frame | null {
  let event = "message"
  const data: string[] = []
  for (const line of block.split("\n")) {
    const [, field, value = ""] = /^([^:]+)(?:: ?(.*))?$/.exec(line) ?? []
    if (field === "event") event = value
    if (field === "data") data.push(value)
  }
  return data.length > 0 || event !== "message" ? { event, data: data.join("\n") } : null
}
