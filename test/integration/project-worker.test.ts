import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { seededRandom } from "../../src/core/math/random.ts";
import { projectInWorker } from "../../src/worker/project-client.ts";
import { project } from "../../src/worker/project.ts";
import { ROOT } from "./cli/cli-process.ts";

const script = join(ROOT, "dist", "project.js");
const random = seededRandom(5);
const rows = Array.from({ length: 120 }, () => Float32Array.from({ length: 830 }, () => random() - 0.5));

describe("the map's thread", () => {
  it("gives the very points of the projection, and does not hold up this one", async () => {
    const { signal } = new AbortController();
    let turns = 0;
    const timer = setInterval(() => turns++, 5);
    const projected = await projectInWorker(rows, { script, signal });
    clearInterval(timer);
    expect(projected).toEqual(project(rows));
    expect(turns).toBeGreaterThan(2);
  });

  it("ends when it is given up, and says why it failed", async () => {
    const controller = new AbortController();
    const reason = new Error("another response is inspected");
    const given = projectInWorker(rows, { script, signal: controller.signal });
    controller.abort(reason);
    await expect(given).rejects.toBe(reason);
    const { signal } = new AbortController();
    await expect(projectInWorker([], { script, signal })).rejects.toThrow();
    await expect(projectInWorker(rows, { script: join(ROOT, "dist", "none.js"), signal })).rejects.toThrow(/none\.js/);
  });
});
