import { join } from "node:path";
import { defineConfig } from "vitest/config";

// A loaded machine. Vitest polls for a second where it is given no time.
const patient = { expect: { poll: { timeout: 60_000 } } };
const inBrowser = { testTimeout: 300_000, hookTimeout: 300_000, ...patient };

/**
 * unit: fast, no VS Code; integration: the real encoder and the CLI as a process; pages: a panel's page in a browser, with the
 * extension's logic behind it; e2e: VS Code in a browser.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: ["test/unit/**/*.test.ts"],
          testTimeout: 60_000,
          ...patient,
          // One process per core for its whole share of the files: a third of the time of a process a file.
          isolate: false,
          maxWorkers: "100%",
        },
      },
      {
        test: {
          name: "integration",
          globalSetup: ["test/integration/build.ts"],
          include: ["test/integration/**/*.test.ts"],
          // Hundreds of short processes: Node compiles the bundles for the first ones only.
          env: { NODE_COMPILE_CACHE: join(import.meta.dirname, "node_modules", ".cache", "compiled") },
          isolate: false,
          testTimeout: 600_000,
          hookTimeout: 600_000,
          ...patient,
          maxWorkers: 2,
        },
      },
      {
        // Fuzzers, kill loops and growth measurements: `npm run test:hard`, by hand, bounded in count. Not part of `npm test`.
        test: {
          name: "hard",
          include: ["test/hard/**/*.test.ts"],
          testTimeout: 600_000,
          hookTimeout: 600_000,
          ...patient,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: "pages",
          include: ["test/pages/**/*.test.ts"],
          ...inBrowser,
          isolate: false,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: "e2e",
          include: ["test/e2e/**/*.test.ts"],
          ...inBrowser,
          maxWorkers: 2,
        },
      },
    ],
  },
});
