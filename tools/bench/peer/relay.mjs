// The least a server can be: what comes from one socket goes to the others. For where y-websocket's own cannot be had.
import { WebSocketServer } from "ws"

const sockets = new WebSocketServer({ port: 0, host: "127.0.0.1" }, () => process.send({ port: sockets.address().port }))
sockets.on("connection", (from) => {
  from.on("message", (frame) => {
    for (const socket of sockets.clients) if (socket !== from) socket.send(frame)
  })
})
