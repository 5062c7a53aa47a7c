import * as Y from "yjs"

/**
 * How deep nodes may be nested: a text in a paragraph in its root is 2. Yjs climbs to the root for every node that changes,
 * so a doc nested ten thousand deep would hold up the server for seconds. How deep a value beside the text may be, too: JSON
 * that can be read may be too deep to be written again, and then nobody could ever open the doc.
 */
const MAX_DEPTH = 16

/**
 * Whether anything that these clients brought is nested too deep.
 *
 * @param known How much of each client was in the doc before.
 */
export function isTooDeep(store: Y.Doc["store"], clients: readonly number[], known: ReadonlyMap<number, number>): boolean {
  for (const client of clients) {
    const structs = store.clients.get(client) ?? []
    for (let at = structs.length - 1; at >= 0; at--) {
      const struct = structs[at]!
      if (struct.id.clock + struct.length <= (known.get(client) ?? 0)) break
      if (struct instanceof Y.Item && (isDeep(struct) || isDeepValue(struct.content))) return true
    }
  }
  return false
}

function isDeep(item: Y.Item): boolean {
  if (!(item.content instanceof Y.ContentType)) return false
  let depth = 0
  for (let at: Y.Item | null = item; at && depth <= MAX_DEPTH; depth++) at = (at.parent as Y.AbstractType<unknown> | null)?._item ?? null
  return depth > MAX_DEPTH
}

/** Level by level: a recursion would fail where it is to find out. */
function isDeepValue(content: Y.Item["content"]): boolean {
  let level = valuesOf(content).filter(isObject)
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MAX_DEPTH) return true
    level = level.flatMap((value) => Object.values(value).filter(isObject))
  }
  return false
}

/** What is kept as values rather than as text: attributes, marks, embedded things, options of a doc within the doc. */
function valuesOf(content: Y.Item["content"]): unknown[] {
  if (content instanceof Y.ContentAny || content instanceof Y.ContentJSON) return content.arr
  if (content instanceof Y.ContentEmbed) return [content.embed]
  if (content instanceof Y.ContentFormat) return [content.value]
  return "opts" in content ? [content.opts] : []
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null
}
