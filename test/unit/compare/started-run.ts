import { vi } from "vitest";
import { seededRandom } from "../../../src/core/math/random.ts";
import type { RunOptions } from "../../../src/extension/compare/run-options.ts";
import { CompareSession } from "../../../src/extension/compare/session/session.ts";
import type { NewPreference, PreferenceRecord, WithdrawalRecord } from "../../../src/store/log/record.ts";
import { pairsOf } from "./pairs.ts";

vi.mock("vscode", () => import("../extension/fake-vscode.ts"));
const { CompareRun } = await import("../../../src/extension/compare/compare-run.ts");

/** A run of made pairs, with what it asks of the panel and the log as spies. */
export function start(overrides: Partial<RunOptions> = {}, count = 3) {
  const since = new Date().toISOString();
  const session = new CompareSession({ pairs: pairsOf(count), before: [], since, random: seededRandom(3), id: "t" });
  const stored: NewPreference[] = [];
  const append = vi.fn(async (preference: NewPreference) => {
    stored.push(preference);
    return { ...preference, id: `id${stored.length}` } as PreferenceRecord;
  });
  const withdraw = vi.fn(async (of: string) => ({ of }) as WithdrawalRecord);
  const show = vi.fn();
  const notify = vi.fn();
  const alarm = vi.fn();
  const run = new CompareRun({
    ...{
      session,
      log: { append, withdraw },
      annotator: "ann",
      source: "s.md",
      name: "s.md",
      memento: null,
      missing: () => 0,
    },
    predict: async () => "the model's word",
    ...{ show, notify, alarm },
    ...overrides,
  });
  const token = () => session.current!.token;
  return { run, session, stored, append, withdraw, show, notify, alarm, token };
}
