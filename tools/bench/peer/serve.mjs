// The peer's server, run in the folder into which the peer was installed: y-websocket's own, as its README starts it. With a
// folder as YPERSISTENCE it keeps what is written, in LevelDB. Tells its port.
import { createServer } from "node:http"
import WebSocket from "ws"
import { setupWSConnection } from "@y/websocket-server/utils"

const sockets = new WebSocket.Server({ noServer: true })
sockets.on("connection", setupWSConnection)
const server = createServer()
server.on("upgrade", (request, socket, head) => sockets.handleUpgrade(request, socket, head, (open) => sockets.emit("connection", open, request)))
server.listen(0, "127.0.0.1", () => process.send({ port: server.address().port }))
