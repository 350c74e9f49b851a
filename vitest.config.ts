import { defineConfig } from "vitest/config";

/** unit: fast, no VS Code; integration: the real encoder and the CLI as a process; e2e: VS Code in a browser. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: ["test/unit/**/*.test.ts"],
          testTimeout: 60_000,
          // One process a core for its whole share of the files: a third of the time of a process a file.
          isolate: false,
          maxWorkers: "100%",
        },
      },
      {
        test: {
          name: "integration",
          globalSetup: ["test/integration/build.ts"],
          include: ["test/integration/**/*.test.ts"],
          testTimeout: 600_000,
          hookTimeout: 600_000,
        },
      },
      {
        test: {
          name: "e2e",
          include: ["test/e2e/**/*.test.ts"],
          testTimeout: 300_000,
          hookTimeout: 300_000,
          fileParallelism: false,
          // A browser on a loaded machine; what needed its second try is listed.
          retry: 1,
        },
      },
    ],
  },
});
