import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { seededRandom } from "../../../src/core/math/random.ts";
import { RankSession } from "../../../src/extension/rank/rank-session.ts";
import { storedRankings } from "../../../src/extension/rank/ranking-records.ts";
import { activePreferences } from "../../../src/store/log/log-state.ts";
import { openPreferenceLog, type PreferenceLog } from "../../../src/store/log/preference-log.ts";
import { choiceFacts } from "../../../src/training/choice-facts.ts";
import { toTrainingPairs } from "../../../src/training/training-pairs.ts";
import { setsOf } from "./sets.ts";
import { readLog } from "../store/log/read-log.ts";

vi.mock("vscode", () => import("../extension/fake-vscode.ts"));
const { RankRun } = await import("../../../src/extension/rank/rank-run.ts");

let folder: string;
let log: PreferenceLog;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "rewardlens-rank-"));
  log = openPreferenceLog(folder);
});
afterEach(() => rm(folder, { recursive: true }));

const held = async () => activePreferences((await readLog(log)).records);
const since = "2026-01-01T00:00:00.000Z";

function start({
  before = [] as ReturnType<typeof storedRankings>,
  from = log as Partial<PreferenceLog>,
  size = 4,
} = {}) {
  const session = new RankSession({ sets: setsOf(3, size), before, since, random: seededRandom(5), id: "t" });
  const show = vi.fn();
  const alarm = vi.fn();
  const run = new RankRun({
    ...{
      session,
      log: { ...log, ...from },
      annotator: "Ada",
      source: "s.jsonl",
      name: "s.jsonl",
      memento: null,
      missing: () => 0,
    },
    ...{ show, notify: () => undefined, alarm },
  });
  const token = () => session.current!.token;
  const inOrder = (...items: number[]) => items.map((item) => ({ item, tied: false }));
  return { run, session, show, alarm, token, inOrder };
}

describe("a ranking", () => {
  it("is stored as the pairs that it implies, each once, as three choices of four responses", async () => {
    const { run, session, token } = start();
    const { set, shown } = session.current!;
    run.shown(token());
    await run.store(token(), [
      { item: 2, tied: false },
      { item: 0, tied: false },
      { item: 3, tied: true },
      { item: 1, tied: false },
    ]);
    const records = await held();
    expect(records).toHaveLength(6);
    expect(new Set(records.map(({ ranking }) => ranking!.id)).size).toBe(1);
    const better = (a: number, b: number) => {
      const texts = [set.responses[shown[a]], set.responses[shown[b]]];
      const { responses, choice } = records.find((record) => texts.every((text) => record.responses.includes(text)))!;
      return choice === "tie" ? "tie" : responses[choice === "first" ? 0 : 1] === texts[0];
    };
    expect([better(2, 0), better(2, 3), better(2, 1), better(0, 3), better(0, 1), better(3, 1)]).toEqual([
      true,
      true,
      true,
      "tie",
      true,
      true,
    ]);
    for (const { responses, shown: order } of records) {
      const [first, second] = responses.map((text) => shown.indexOf(set.responses.indexOf(text)));
      expect(order).toEqual(first < second ? [0, 1] : [1, 0]);
      expect(set.responses.indexOf(responses[0])).toBeLessThan(set.responses.indexOf(responses[1]));
    }
    const total = toTrainingPairs(records).reduce((sum, { weight }) => sum + weight, 0);
    expect(total).toBeCloseTo(3, 12);
    expect(choiceFacts(records).shown).toBe(0);
    expect(session.done).toBe(1);
  });

  it("is withdrawn whole, also after a reload, and then asked again in the same order", async () => {
    const first = start();
    const { set, shown } = first.session.current!;
    await first.run.store(first.token(), first.inOrder(0, 1, 2, 3));
    const { run, session } = start({ before: storedRankings(await held()) });
    expect([session.done, session.total]).toEqual([1, 3]);
    await run.undo();
    expect(await held()).toEqual([]);
    expect(session.current).toMatchObject({ set, shown });
    expect([session.done, session.canUndo]).toEqual([0, false]);
  });

  it("is open again once one of its pairs is withdrawn elsewhere", async () => {
    const { run, token, inOrder } = start();
    await run.store(token(), inOrder(3, 2, 1, 0));
    await log.withdraw((await held())[2].id, "Ada");
    expect(storedRankings(await held())).toEqual([]);
  });

  it("is recorded once, however often it is sent, and not where a response is missing", async () => {
    const { run, session, token, inOrder, alarm } = start();
    const before = token();
    await expect(run.store(before, inOrder(0, 1, 2, 2))).rejects.toThrow(/Each response must appear once/);
    await expect(run.store(before, inOrder(0, 1, 2))).rejects.toThrow(/Each response must appear once/);
    await expect(run.store(before, inOrder(0, 1, 2, 7))).rejects.toThrow(/Each response must appear once/);
    expect(alarm).toHaveBeenCalledTimes(3);
    const sent = await Promise.allSettled([
      run.store(before, inOrder(0, 1, 2, 3)),
      run.store(before, inOrder(0, 1, 2, 3)),
    ]);
    expect(sent.map(({ status }) => status)).toEqual(["fulfilled", "rejected"]);
    expect(await held()).toHaveLength(6);
    expect(session.done).toBe(1);
  });

  it("stays on the screen where the log takes nothing, and is recorded afterwards", async () => {
    const appendAll = vi.fn(log.appendAll).mockRejectedValueOnce(new Error("Cannot write to /w: the disk is full."));
    const { run, session, token, inOrder, alarm } = start({ from: { appendAll } });
    const before = token();
    await expect(run.store(before, inOrder(0, 1, 2, 3))).rejects.toThrow(/disk is full/);
    expect(alarm).toHaveBeenCalledWith(
      "Not recorded, the order stays. Cannot write to /w: the disk is full.",
      expect.any(Error),
    );
    expect([token(), session.done, run.notice.failed]).toEqual([before, 0, true]);
    await run.store(before, inOrder(0, 1, 2, 3));
    expect(session.done).toBe(1);
  });

  it("can wait until the others are ranked", async () => {
    const { run, session, token, inOrder } = start();
    const first = session.current!.set;
    run.later(token());
    expect(session.current!.set).not.toBe(first);
    while (session.current!.set !== first) await run.store(token(), inOrder(0, 1, 2, 3));
    await run.store(token(), inOrder(0, 1, 2, 3));
    expect(run.view.screen).toEqual({ kind: "finished", rankings: 3, missing: 0 });
  });
});

it("draws the order on the screen", () => {
  const orders = new Set<string>();
  for (let seed = 0; seed < 30; seed++) {
    const session = new RankSession({ sets: setsOf(1, 3), before: [], since, random: seededRandom(seed), id: "t" });
    orders.add(session.current!.shown.join());
  }
  expect(orders.size).toBe(6);
});
