// A durable relay without a doc: each change is appended to one file, and is on the disk before the letter's others get it. Who
// comes gets all changes of the letter, made one. Nobody's rights, no acknowledgement, nothing is ever tidied up.
import { closeSync, fdatasync, fstatSync, openSync, readSync, write } from "node:fs"
import { join } from "node:path"
import { promisify } from "node:util"
import { WebSocketServer } from "ws"
import * as Y from "yjs"

const [append, onDisk] = [promisify(write), promisify(fdatasync)]
const file = openSync(join(process.env.DATA_DIR, "log"), "a+")
/** Per letter: its open sockets, and where in the file its changes are. */
const rooms = new Map()
let end = 0
let waiting = []
let isWriting = false

restore()
const server = new WebSocketServer({ port: Number(process.env.PORT), host: "127.0.0.1" }, () => console.log("ready"))
server.on("connection", (from, { url }) => {
  const room = roomOf(url)
  room.sockets.add(from)
  from.send(Buffer.from([0, 0, 1, 0]))
  from.on("close", () => room.sockets.delete(from))
  from.on("message", (frame) => {
    if (frame[0] !== 0) return
    if (frame[1] === 0) return from.send(framed(1, all(room)))
    waiting.push({ from, room, url, frame })
    if (!isWriting) void commit()
  })
})

async function commit() {
  isWriting = true
  await new Promise((resolve) => setImmediate(resolve))
  while (waiting.length > 0) {
    const batch = waiting.splice(0)
    const rows = batch.map(({ url, frame }) => row(url, frame))
    await append(file, Buffer.concat(rows))
    await onDisk(file)
    for (const [i, { from, room, frame }] of batch.entries()) {
      room.places.push([end + rows[i].length - frame.length, frame.length])
      end += rows[i].length
      for (const socket of room.sockets) if (socket !== from) socket.send(frame[1] === 1 ? Buffer.concat([Buffer.from([0, 2]), frame.subarray(2)]) : frame)
    }
  }
  isWriting = false
}

function roomOf(url) {
  if (!rooms.has(url)) rooms.set(url, { sockets: new Set(), places: [] })
  return rooms.get(url)
}

function all(room) {
  const updates = room.places.map(([at, length]) => {
    const frame = Buffer.alloc(length)
    readSync(file, frame, 0, length, at)
    return update(frame)
  })
  return updates.length > 0 ? Y.mergeUpdates(updates) : new Uint8Array([0, 0])
}

function row(url, frame) {
  const head = Buffer.alloc(6 + url.length)
  head.writeUInt16LE(url.length, 0)
  head.writeUInt32LE(frame.length, 2)
  head.write(url, 6)
  return Buffer.concat([head, frame])
}

function restore() {
  const bytes = Buffer.alloc(fstatSync(file).size)
  readSync(file, bytes, 0, bytes.length, 0)
  while (end + 6 <= bytes.length) {
    const [name, length] = [bytes.readUInt16LE(end), bytes.readUInt32LE(end + 2)]
    const at = end + 6 + name
    if (at + length > bytes.length) break
    roomOf(bytes.toString("latin1", end + 6, at)).places.push([at, length])
    end = at + length
  }
}

/** The change in a frame: type, kind, length, bytes. */
function update(frame) {
  let at = 2
  while (frame[at++] >= 128);
  return frame.subarray(at)
}

function framed(kind, bytes) {
  const length = []
  for (let left = bytes.length; ; left >>>= 7) {
    if (left < 128) {
      length.push(left)
      break
    }
    length.push((left & 127) | 128)
  }
  return Buffer.concat([Buffer.from([0, kind, ...length]), bytes])
}

process.on("SIGTERM", () => (closeSync(file), process.exit()))
