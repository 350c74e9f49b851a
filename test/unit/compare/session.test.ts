import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seededRandom } from "../../../src/core/math/random.ts";
import { pairKey, type ComparePair } from "../../../src/extension/pairs/compare-pair.ts";
import { CompareSession } from "../../../src/extension/compare/session/session.ts";
import type { Choice } from "../../../src/store/log/record.ts";
import { pairsOf, recordOf } from "./pairs.ts";

const since = "2026-01-02T00:00:00.000Z";
const open = (pairs: ComparePair[], before: ReturnType<typeof recordOf>[] = [], seed = 1) =>
  new CompareSession({ pairs, before, since, random: seededRandom(seed), id: "s" });

function answer(session: CompareSession, record: string, choice: Choice = "first"): ComparePair {
  const showing = session.claim(session.current!.token)!;
  session.settle(record, choice);
  return showing.pair;
}

const step = fc.oneof(
  fc.record({
    do: fc.constant("answer" as const),
    choice: fc.constantFrom<Choice>("first", "second", "tie", "both-bad", "skip"),
  }),
  fc.record({ do: fc.constant("undo" as const) }),
  fc.record({ do: fc.constantFrom("fail" as const, "fail-undo" as const, "stale" as const) }),
);

describe("CompareSession", () => {
  it("knows a pair that was answered before the line ends of its file changed", () => {
    const crlf = (text: string) => text.replaceAll("\n", "\r\n");
    const pair: ComparePair = { query: "q\n?", responses: ["one\n1", "two\n2"] };
    const before = recordOf(pair);
    const changed: ComparePair = { query: crlf("q\n?"), responses: [crlf("one\n1"), crlf("two\n2")] };
    const session = open([changed], [before]);
    expect([session.done, session.total]).toEqual([1, 1]);
    expect(session.counts.decided).toBe(1);
    expect(session.current).toBeUndefined();
  });

  it("stays consistent under any order of answers, undos and failures", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 8 }), fc.array(step, { maxLength: 40 }), fc.integer(), (n, steps, seed) => {
        const session = open(pairsOf(n), [], seed);
        const stack: { record: string; key: string; shown: readonly number[]; choice: Choice }[] = [];
        const tokens = new Set<string>();
        steps.forEach((what, i) => {
          const { current } = session;
          if (what.do === "answer" && current) {
            expect(tokens.has(current.token)).toBe(false);
            tokens.add(current.token);
            expect(session.claim(current.token)).toEqual(current);
            expect(session.claim(current.token)).toBeUndefined();
            expect(session.claimUndo()).toBeUndefined();
            session.settle(`r${i}`, what.choice);
            stack.push({ record: `r${i}`, key: pairKey(current.pair), shown: current.shown, choice: what.choice });
          } else if (what.do === "undo" && stack.length > 0) {
            const last = stack.pop()!;
            expect(session.claimUndo()).toBe(last.record);
            session.undone();
            expect(pairKey(session.current!.pair)).toBe(last.key);
            expect(session.current!.shown).toEqual(last.shown);
          } else if (what.do === "fail" && current) {
            session.claim(current.token);
            session.release();
            expect(session.current).toEqual(current);
          } else if (what.do === "fail-undo" && session.claimUndo() !== undefined) {
            session.release();
            expect(session.current).toEqual(current);
          } else if (what.do === "stale") {
            for (const token of [...tokens, "other"]) expect(session.claim(token)).toBeUndefined();
          }
          expect(session.done).toBe(stack.length);
          expect(session.total).toBe(n);
          expect(session.canUndo).toBe(stack.length > 0);
          expect(session.current === undefined).toBe(stack.length === n);
          const { decided, ties, bothBad, skipped } = session.counts;
          expect(decided + ties + bothBad + skipped).toBe(stack.length);
          expect(skipped).toBe(stack.filter(({ choice }) => choice === "skip").length);
        });
        expect(new Set(stack.map(({ key }) => key)).size).toBe(stack.length);
      }),
    );
  });

  it("asks about each pair once, in an order and on places drawn at random", () => {
    const pairs = pairsOf(200);
    const session = open([
      ...pairs,
      { query: pairs[0].query, responses: [pairs[0].responses[1], pairs[0].responses[0]] },
    ]);
    const seen: string[] = [];
    let swapped = 0;
    while (session.current) {
      if (session.current.shown[0] === 1) swapped++;
      seen.push(pairKey(answer(session, `r${seen.length}`)));
    }
    expect([...seen].sort()).toEqual(pairs.map(pairKey).sort());
    expect(seen).not.toEqual(pairs.map(pairKey));
    expect(swapped).toBeGreaterThan(70);
    expect(swapped).toBeLessThan(130);
  });

  it("leaves out what is done, and undoes what this session did before a reload, no further", () => {
    const pairs = pairsOf(4);
    const old = recordOf(pairs[0], { id: "old", at: "2026-01-01T23:59:59.000Z" });
    const own = recordOf(pairs[1], { id: "own", at: "2026-01-02T00:00:01+00:00", choice: "tie" });
    const elsewhere = recordOf({ query: "another", responses: ["x", "y"] }, { at: "2026-01-03T00:00:00.000Z" });
    const session = open(pairs, [old, own, elsewhere]);
    expect([session.done, session.total]).toEqual([2, 4]);
    expect(session.counts).toEqual({ decided: 1, ties: 1, bothBad: 0, skipped: 0 });
    expect(session.claimUndo()).toBe("own");
    session.undone();
    expect(session.current?.pair).toEqual(pairs[1]);
    expect(session.canUndo).toBe(false);
  });

  it("lets an earlier answer to the same pair hold again", () => {
    const [pair] = pairsOf(1);
    const twice = ["a", "b"].map((id, i) =>
      recordOf(pair, { id, at: `2026-01-02T00:00:0${i}.000Z`, choice: i ? "tie" : "first" }),
    );
    const session = open([pair], twice);
    expect(session.counts.ties).toBe(1);
    expect(session.claimUndo()).toBe("b");
    session.undone();
    expect(session.current).toBeUndefined();
    expect(session.counts.decided).toBe(1);
  });

  it("makes the same queue again from the same draws", () => {
    const order = (seed: number) => {
      const session = open(pairsOf(20), [], seed);
      return Array.from({ length: 20 }, (_, i) => [session.current!.shown, answer(session, `r${i}`).query]);
    };
    expect(order(5)).toEqual(order(5));
    expect(order(5)).not.toEqual(order(6));
  });
});
