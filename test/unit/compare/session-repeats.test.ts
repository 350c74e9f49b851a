import { describe, expect, it } from "vitest";
import { seededRandom } from "../../../src/core/math/random.ts";
import { CompareSession } from "../../../src/extension/compare/session/session.ts";
import { REPEAT_GAP } from "../../../src/extension/compare/session/session-repeats.ts";
import type { PreferenceRecord } from "../../../src/store/log/record.ts";
import { pairsOf, recordOf } from "./pairs.ts";

const since = "2026-01-02T00:00:00.000Z";
const at = "2026-01-02T00:00:01.000Z";

function open(repeatRate: number, before: PreferenceRecord[] = [], seed = 1) {
  return new CompareSession({ pairs: pairsOf(400), before, since, random: seededRandom(seed), id: "s", repeatRate });
}

/** Answers so many times; what was shown each time. */
function go(session: CompareSession, count: number, choice: "first" | "skip" = "first") {
  return Array.from({ length: count }, (_, i) => {
    const showing = session.claim(session.current!.token)!;
    session.settle(`r${i}`, choice);
    return { ...showing, record: `r${i}` };
  });
}

describe("pairs that are asked again", () => {
  it("come at their rate, each once, swapped, and not before the gap", () => {
    const session = open(0.1);
    const shown = go(session, 400);
    const repeats = shown.flatMap(({ repeatOf, ...now }, i) => {
      if (repeatOf === undefined) return [];
      const before = shown.findIndex(({ record }) => record === repeatOf);
      expect(i - before).toBeGreaterThan(REPEAT_GAP);
      expect(now.pair).toBe(shown[before].pair);
      expect([...now.shown].reverse()).toEqual(shown[before].shown);
      return [repeatOf];
    });
    expect(repeats.length).toBeGreaterThan(15);
    expect(repeats.length).toBeLessThan(65);
    expect(new Set(repeats).size).toBe(repeats.length);
    expect(session.done).toBe(400 - repeats.length);
  });

  it("do not come at rate 0, nor of skipped pairs", () => {
    expect(go(open(0), 300).filter(({ repeatOf }) => repeatOf !== undefined)).toEqual([]);
    expect(go(open(0.5), 300, "skip").filter(({ repeatOf }) => repeatOf !== undefined)).toEqual([]);
  });

  it("are withdrawn as one answer, and asked once more", () => {
    const session = open(0.5);
    go(session, 22);
    while (session.current?.repeatOf === undefined) go(session, 1);
    const { repeatOf, shown, pair } = session.current;
    const { done, counts } = session;
    session.claim(session.current.token);
    session.settle("again", "second");
    expect(session.done).toBe(done);
    expect(session.claimUndo()).toBe("again");
    session.undone();
    expect(session.current).toMatchObject({ repeatOf, shown, pair });
    expect(session.counts).toEqual(counts);
  });

  it("give way to an undo of the answer before them", () => {
    const session = open(0.5);
    go(session, 22);
    while (session.current?.repeatOf === undefined) go(session, 1);
    const { done } = session;
    session.claimUndo();
    session.undone();
    expect(session.current.repeatOf).toBeUndefined();
    expect(session.done).toBe(done - 1);
  });

  it("stay what they are over a reload, whichever order the log has the responses in", () => {
    const [pair] = pairsOf(400);
    const turned = { query: pair.query, responses: [pair.responses[1], pair.responses[0]] as [string, string] };
    const session = open(0, [
      recordOf(pair, { id: "a", at, shown: [0, 1] }),
      recordOf(turned, { id: "b", at, shown: [0, 1], repeatOf: "a" }),
    ]);
    expect(session.claimUndo()).toBe("b");
    session.undone();
    expect(session.current).toMatchObject({ pair, repeatOf: "a", shown: [1, 0] });
    expect(session.done).toBe(1);
  });
});
