import { defineConfig } from "vitest/config";

/** unit: fast, no VS Code; integration: the real encoder and the CLI as a process. */
export default defineConfig({
  test: {
    projects: [
      { test: { name: "unit", include: ["test/unit/**/*.test.ts"] } },
      { test: { name: "integration", include: ["test/integration/**/*.test.ts"], testTimeout: 600_000, hookTimeout: 600_000 } },
    ],
  },
});
