import { describe, expect, it, vi } from "vitest";
import type { PreferenceRecord } from "../../../src/store/log/record.ts";
import { pairsOf, recordOf } from "./pairs.ts";

vi.mock("vscode", () => import("../extension/fake-vscode.ts"));
const { SessionFigures } = await import("../../../src/extension/compare/session/session-figures.ts");

const since = "2026-01-02T00:00:00.000Z";
const early = "2026-01-01T00:00:00.000Z";
const late = "2026-01-02T00:00:01.000Z";
const choices = (count: number, fields: Partial<PreferenceRecord> = {}, name = "r") =>
  pairsOf(count).map((pair, i) =>
    recordOf(pair, { id: `${name}${i}`, at: late, seconds: 4, shown: i % 2 ? [0, 1] : [1, 0], ...fields }),
  );
const figuresOf = (before: PreferenceRecord[], repeatRate = 0) => new SessionFigures({ before, since, repeatRate });

describe("SessionFigures", () => {
  it("says nothing of too few choices", () => {
    expect(figuresOf(choices(4)).lines(10)).toEqual({ pace: "", consistency: "", order: "", hint: "" });
  });

  it("shows pace and time left, of this session's choices only", () => {
    const figures = figuresOf([...choices(30, { at: early, seconds: 60 }, "old"), ...choices(10)], 0.5);
    expect(figures.lines(100).pace).toBe("About 4 s per choice, about 10 min left");
    expect(figures.lines(0).pace).toBe("About 4 s per choice");
  });

  it("says how often the same was said of repeated pairs, from two on, with what earlier sessions found", () => {
    const old = choices(1, { at: early }, "old");
    const again = recordOf(pairsOf(1)[0], { id: "again", at: early, repeatOf: "old0" });
    const figures = figuresOf([...old, again]);
    expect(figures.lines(0).consistency).toBe("");
    const [first] = choices(1);
    figures.add(first);
    figures.add(recordOf(pairsOf(1)[0], { id: "more", at: late, repeatOf: "r0", choice: "second" }));
    expect(figures.lines(0).consistency).toMatch(/^Asked again about 2 pairs, you said the same of 1 \(90% range/);
    figures.remove("more");
    expect(figures.lines(0).consistency).toBe("");
  });

  it("says whether the place on the screen seems to matter", () => {
    expect(figuresOf(choices(20)).lines(0).order).toMatch(/^The response shown first won 10 of 20 .* no sign/);
    expect(figuresOf(choices(20, { shown: [0, 1] })).lines(0).order).toMatch(/won 20 of 20 .* may influence you/);
  });

  it("hints at a break once pace and consistency drop", () => {
    const figures = figuresOf(choices(30));
    expect(figures.lines(5).hint).toBe("");
    choices(15, { seconds: 9 }, "slow").forEach((record) => figures.add(record));
    for (let i = 0; i < 2; i++) {
      const pair = pairsOf(30)[i];
      figures.add(recordOf(pair, { id: `again${i}`, at: late, seconds: 9, repeatOf: `r${i}`, choice: "second" }));
    }
    expect(figures.lines(5).hint).toMatch(/A break may help/);
  });
});
