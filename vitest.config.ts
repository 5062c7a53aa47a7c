import { defineConfig } from "vitest/config"

/** Unit, property, model and contract tests. The end-to-end suite is a project of its own: it needs a build and a browser. */
export default defineConfig({
  test: {
    projects: [
      { test: { name: "unit", include: ["{shared,server,client,tools}/**/*.test.{ts,tsx}"], testTimeout: 90_000, hookTimeout: 90_000 } },
      { test: { name: "e2e", include: ["e2e/**/*.e2e.ts"], testTimeout: 240_000, hookTimeout: 240_000, fileParallelism: false } },
    ],
  },
})
