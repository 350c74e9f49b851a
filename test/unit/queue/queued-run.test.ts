import { describe, expect, it, vi } from "vitest";
import { seededRandom } from "../../../src/core/math/random.ts";
import { CompareSession } from "../../../src/extension/compare/session/session.ts";
import type { NewPreference } from "../../../src/store/log/record.ts";
import type { PreferenceRecord } from "../../../src/store/log/record.ts";
import { pairsOf } from "../compare/pairs.ts";

vi.mock("vscode", () => import("../extension/fake-vscode.ts"));
const { CompareRun } = await import("../../../src/extension/compare/compare-run.ts");

const pairs = pairsOf(8).map((pair, i) => ({ ...pair, source: `file ${i}.md`, reason: `reason ${i}` }));

describe("a run of a queue", () => {
  it("asks in the queue's order, stores each pair's own file, and shows the reason after the choice", async () => {
    const since = new Date().toISOString();
    const options = { pairs, ordered: true, before: [], since, random: seededRandom(9), id: "t" };
    const session = new CompareSession(options);
    const stored: NewPreference[] = [];
    const words: string[] = [];
    const run = new CompareRun({
      ...{ session, annotator: "ann", source: ".rewardlens/queues/q.json", name: "q", memento: null, missing: () => 0 },
      log: {
        append: async (record) => {
          stored.push(record);
          return { ...record, id: `id ${stored.length}` } as PreferenceRecord;
        },
        withdraw: async () => expect.unreachable(),
      },
      predict: async () => "verdict",
      ...{ show: () => undefined, notify: ({ model }) => words.push(model), alarm: () => undefined },
    });
    while (session.current) {
      const { screen, next } = run.view;
      expect(JSON.stringify({ screen, next })).not.toContain("reason");
      const before = words.length;
      await run.answer(session.current.token, "one");
      await expect.poll(() => words.length).toBe(before + 2);
    }
    expect(stored.map(({ query, source }) => [query, source])).toEqual(
      pairs.map(({ query, source }) => [query, source]),
    );
    expect(words.filter(Boolean)).toEqual(pairs.map(({ reason }) => `verdict. Asked because ${reason}`));
    expect(stored.every(({ reason }) => reason === "")).toBe(true);
  });
});
