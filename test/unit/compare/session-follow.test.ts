import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seededRandom } from "../../../src/core/math/random.ts";
import { pairKey, type ComparePair } from "../../../src/extension/pairs/compare-pair.ts";
import { CompareSession } from "../../../src/extension/compare/session/session.ts";
import { followLog } from "../../../src/extension/compare/session/session-sync.ts";
import type { HeldAnswer } from "../../../src/extension/pairs/done-pairs.ts";
import { pairsOf } from "./pairs.ts";

const since = "2026-01-02T00:00:00.000Z";
const pairs = pairsOf(6);
const open = () =>
  new CompareSession({ pairs, ordered: true, before: [], since, random: seededRandom(1), id: "s", repeatRate: 0 });
const answer = (session: CompareSession, record: string) => {
  session.claim(session.current!.token);
  session.settle(record, "first");
};
const held = (...answers: [ComparePair, string][]) => {
  const map = new Map<string, HeldAnswer[]>();
  for (const [pair, record] of answers)
    map.set(pairKey(pair), [...(map.get(pairKey(pair)) ?? []), { record, choice: "tie" }]);
  return map;
};

describe("a session that follows its log", () => {
  it("counts what another window answered, and does not ask it again", () => {
    const session = open();
    const { token } = session.current!;
    session.follow(held([pairs[1], "x"], [pairs[2], "y"]), false);
    expect(session.current).toMatchObject({ token, pair: pairs[0] });
    answer(session, "own");
    expect(session.current!.pair).toBe(pairs[3]);
    expect(session.counts).toMatchObject({ decided: 1, ties: 2 });
  });

  it("continues from a pair that was answered elsewhere, unless a person is at it", () => {
    const session = open();
    const { token } = session.current!;
    session.follow(held([pairs[0], "x"]), true);
    expect(session.current).toMatchObject({ token, pair: pairs[0] });
    session.follow(held([pairs[0], "x"]), false);
    expect(session.current!.pair).toBe(pairs[1]);
    expect(session.claim(token)).toBeUndefined();
  });

  it("asks again what was withdrawn elsewhere, and undoes no answer but its own that still count", () => {
    const session = open();
    answer(session, "a");
    answer(session, "b");
    session.follow(held([pairs[0], "a"]), false);
    expect(session.done).toBe(1);
    expect(session.claimUndo()).toBe("a");
    session.release();
    session.follow(held([pairs[2], "other"]), false);
    expect(session.canUndo).toBe(false);
    expect([session.done, session.total]).toEqual([1, 6]);
  });

  it("leaves alone what is being stored", () => {
    const session = open();
    session.claim(session.current!.token);
    session.follow(held([pairs[0], "x"]), false);
    session.settle("own", "first");
    expect(session.done).toBe(1);
  });

  it("asks about each pair that has no answer once, whatever came from elsewhere and when", () => {
    const elsewhere = fc.array(fc.record({ at: fc.nat(8), pair: fc.nat(5), stay: fc.boolean() }), { maxLength: 8 });
    fc.assert(
      fc.property(elsewhere, (news) => {
        const session = open();
        const log: [ComparePair, string][] = [];
        for (let step = 0; session.current && step < 20; step++) {
          for (const { pair, stay } of news.filter(({ at }) => at === step)) {
            log.push([pairs[pair], `elsewhere ${step}`]);
            session.follow(held(...log), stay);
          }
          if (!session.current) break;
          log.push([session.current.pair, `own ${step}`]);
          answer(session, `own ${step}`);
        }
        session.follow(held(...log), false);
        expect(session.current).toBeUndefined();
        expect(session.done).toBe(6);
        const own = log.filter(([, record]) => record.startsWith("own")).map(([pair]) => pair);
        expect(new Set(own).size).toBe(own.length);
      }),
    );
  });
});

it("reads the log again where an answer was given while it was read", async () => {
  const session = open();
  const choices: { original: object; current: object; withdrawals: []; revisions: [] }[] = [];
  let looks = 0;
  const store = {
    choices: choices as never,
    // An answer is stored while the first look is under way, and is in the file for the second one.
    refresh: async () => {
      if (looks++ === 0) queueMicrotask(() => answer(session, "own"));
      else choices.push({ original: record, current: record, withdrawals: [], revisions: [] });
    },
  };
  const record = { id: "own", annotator: "me", choice: "first", ...pairs[0] };
  await followLog({ session, store, annotator: "me" })(true);
  expect(looks).toBe(2);
  expect([session.done, session.canUndo]).toEqual([1, true]);
});

it("follows the log once an answer that is being stored is stored: nothing else would report it again", async () => {
  const session = open();
  session.claim(session.current!.token);
  const store = { choices: [], refresh: async () => undefined };
  const followed = followLog({ session, store, annotator: "me" })(true);
  await new Promise((resolve) => setTimeout(resolve, 50));
  session.settle("gone from the log by now", "first");
  await followed;
  expect(session.done).toBe(0);
});
