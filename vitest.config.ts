import { defineConfig } from "vitest/config";

// Unit tests stand beside their module; what crosses layers is in tests/. Browser and fault tests need the
// production build, so they are a project of their own that runs one file at a time.
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: ["{lib,db,components,cli,app,scripts,tests/interop}/**/*.test.{ts,tsx}"],
          environment: "node",
          testTimeout: 60_000,
          // The embedded PostgreSQL takes seconds to start when every core is busy.
          hookTimeout: 60_000,
          globalSetup: ["./db/testing/template.setup.ts"],
        },
      },
      {
        test: {
          name: "system",
          include: ["tests/**/*.test.ts"],
          exclude: ["tests/interop/**"],
          environment: "node",
          testTimeout: 180_000,
          hookTimeout: 120_000,
          fileParallelism: false,
          globalSetup: ["./tests/system.setup.ts"],
        },
      },
    ],
  },
});
