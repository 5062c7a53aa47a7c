import react from "@vitejs/plugin-react"
import { defineConfig } from "vite"
import { compressed } from "../tools/compressed.ts"

/** The server that answers /api and /sync while Vite serves the client; see `npm run dev`. */
const SERVER = process.env["SERVER_URL"] ?? "http://localhost:3000"

/**
 * The policy of the page allows nothing inline, so nothing is inlined: no small assets, no preload polyfill. One copy of Yjs,
 * or it breaks silently. The letter page and all that writes and lays out load only when a letter is opened.
 */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), compressed()],
  resolve: { dedupe: ["yjs", "react", "react-dom"] },
  worker: { format: "es" },
  server: {
    fs: { allow: [".."] },
    proxy: { "/api": SERVER, "/healthz": SERVER, "/sync": { target: SERVER, ws: true } },
  },
  build: {
    outDir: "../dist/client",
    emptyOutDir: true,
    target: ["chrome123", "firefox128", "safari17.5"],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 600,
    rolldownOptions: {
      checks: { bundlerTimings: false },
      output: {
        codeSplitting: {
          groups: [
            { name: "react", test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/, priority: 3 },
            { name: "editor", test: /node_modules[\\/](@tiptap|prosemirror-|yjs|y-protocols|y-websocket|lib0)/, priority: 2 },
            { name: "frame", test: /client[\\/]((app|design)[\\/]|api[\\/](answer|letters|queries|request|session)\.ts)/, priority: 1 },
          ],
        },
      },
    },
  },
})
