import express, { type Express } from "express"
import helmet from "helmet"
import { accountRoutes } from "../auth/routes.ts"
import type { Config } from "../config.ts"
import { commandRoutes } from "./commands.ts"
import { doors } from "./door.ts"
import { needsJson, onFault } from "./faults.ts"
import { fileRoutes } from "./files.ts"
import { healthRoutes } from "./health.ts"
import { invitationRoutes } from "./invitations.ts"
import { letterRoutes } from "./letter.ts"
import { lobbyRoutes } from "./lobby.ts"
import { openApiRoute } from "./openapi.ts"
import { checkOrigin } from "./origin.ts"
import { notFound } from "./problems.ts"
import { recordRoutes } from "./record.ts"
import { send } from "./reply.ts"
import { requestLog } from "./requests.ts"
import type { Route } from "./route.ts"
import type { Services } from "./services.ts"
import { staticFiles } from "./static.ts"
import { MAX_SYNC_BODY, syncRoutes } from "./sync.ts"

/**
 * Bytes of a request's body. A position of 4,000 characters with marks on every one is under 200 KB; nothing lawful is
 * larger.
 */
export const MAX_BODY = 256 * 1024

/** The HTTP surface: everything a request passes, in order. */
export function createApp(services: Services, config: Pick<Config, "trustProxy">, clientDir: string): Express {
  const app = express()
  app.disable("x-powered-by")
  app.set("trust proxy", config.trustProxy)
  app.set("query parser", "simple")
  app.set("etag", false)
  app.use(requestLog(services))
  app.use(helmet(policy(services.publicUrl, services.origins)))
  app.use(checkOrigin(services.origins))
  app.use("/api/letters/:id/sync", needsJson, express.json({ limit: MAX_SYNC_BODY, inflate: false }))
  app.use("/api", needsJson, express.json({ limit: MAX_BODY, inflate: false }))
  app.use(accountRoutes(services))
  app.use(doors(allRoutes(services), services))
  app.use(["/api", "/sync"], (_req, res) => send(res, notFound("address")))
  app.use(staticFiles(clientDir))
  app.use((_req, res) => send(res, notFound("page")))
  app.use(onFault(services, MAX_BODY))
  return app
}

function allRoutes(services: Services): readonly Route[] {
  const routes = [
    ...lobbyRoutes(services),
    ...letterRoutes(services),
    ...commandRoutes(services),
    ...recordRoutes(services),
    ...syncRoutes(services),
    ...fileRoutes(services),
    ...invitationRoutes(services),
    ...healthRoutes(services),
  ]
  return [...routes, openApiRoute(routes, services.publicUrl)]
}

/**
 * The page may run our own scripts and compile WebAssembly, and nothing inline. `blob:` pictures are the preview's pages;
 * `ws:` is named because older browsers do not count it as `'self'`; an IPv6 address cannot be named.
 */
function policy(publicUrl: string, origins: readonly string[]): Parameters<typeof helmet>[0] {
  const secure = publicUrl.startsWith("https:")
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", "blob:", "data:"],
        fontSrc: ["'self'"],
        workerSrc: ["'self'", "blob:"],
        connectSrc: ["'self'", ...origins.filter((origin) => !origin.includes("[")).map((origin) => origin.replace(/^http/, "ws"))],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        ...(secure && { upgradeInsecureRequests: [] }),
      },
    },
    strictTransportSecurity: secure,
    xFrameOptions: { action: "deny" },
  }
}
