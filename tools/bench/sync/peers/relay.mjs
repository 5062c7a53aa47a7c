// The least a server can be: what one client of a letter changes goes to its others. No doc, no disk; who comes late has missed it.
import { WebSocketServer } from "ws"

const NOTHING = Buffer.from([0, 1, 2, 0, 0])
const rooms = new Map()
const server = new WebSocketServer({ port: Number(process.env.PORT), host: "127.0.0.1" }, () => console.log("ready"))
server.on("connection", (from, { url }) => {
  const room = rooms.get(url) ?? new Set()
  rooms.set(url, room.add(from))
  from.on("close", () => room.delete(from) && room.size === 0 && rooms.delete(url))
  from.on("message", (frame) => {
    if (frame[0] !== 0) return
    if (frame[1] === 0) return from.send(NOTHING)
    for (const socket of room) if (socket !== from) socket.send(frame)
  })
})
