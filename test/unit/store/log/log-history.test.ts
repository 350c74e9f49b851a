import * as fs from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { expect, it } from "vitest";
import { canonicalJson } from "../../../../src/store/files/canonical-json.ts";
import { replay } from "../../../../src/store/log/log-state.ts";
import { parseLog } from "../../../../src/store/log/parse-log.ts";
import { PreferenceStore } from "../../../../src/store/log/preference-store.ts";
import { preference } from "../../../support/preference.ts";

const side = fc.nat(1);
const step = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant("append"), side, text: fc.string({ unit: "binary", maxLength: 6 }) }),
  },
  fc.record({ do: fc.constant("revise"), side, target: fc.nat(30), choice: fc.constantFrom("second", "tie", "skip") }),
  fc.record({ do: fc.constantFrom("withdraw", "restore"), side, target: fc.nat(30) }),
  fc.record({ do: fc.constant("crash"), side, cut: fc.double({ min: 0, max: 1, noNaN: true }) }),
  fc.record({ do: fc.constant("merge"), side, order: fc.infiniteStream(fc.nat()) }),
);
type Step = {
  do: string;
  side: number;
  text?: string;
  target?: number;
  choice?: string;
  cut?: number;
  order?: Iterator<number>;
};

const bytes = async (path: string) => fs.readFile(path).catch(() => Buffer.alloc(0));
const linesOf = (log: Buffer) =>
  log
    .toString("latin1")
    .split("\n")
    .filter((line) => line !== "");
/** The lines of both, each once, in an order drawn at random: stronger than what git's union does. */
async function merge(into: string, from: string, order: Iterator<number>): Promise<void> {
  const lines = [...new Set([...linesOf(await bytes(into)), ...linesOf(await bytes(from))])];
  const drawn = lines.map((line) => [order.next().value as number, line] as const).sort(([a], [b]) => a - b);
  await fs.mkdir(dirname(into), { recursive: true });
  await fs.writeFile(`${into}.new`, drawn.map(([, line]) => `${line}\n`).join(""), "latin1");
  await fs.rename(`${into}.new`, into);
}
const stateOf = (states: ReturnType<typeof replay>) =>
  states.map(({ current, revisions, withdrawals }) => canonicalJson({ current, revisions, withdrawals })).sort();

it(
  "loses nothing and replays to the same state, whatever is appended, revised, withdrawn, torn and merged",
  { timeout: 120_000 },
  async () => {
    let clock = Date.UTC(2026, 0, 1);
    const property = fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 16 }), async (steps) => {
      const root = await fs.mkdtemp(join(tmpdir(), "rewardlens-history-"));
      try {
        const folders = await Promise.all(["a", "b"].map((name) => fs.mkdtemp(join(root, name))));
        const stores = folders.map((folder) => new PreferenceStore(folder));
        const stored = new Set<string>();
        for (const { side, order, ...one } of steps as Step[]) {
          const store = stores[side];
          const at = new Date((clock += 7));
          await store.refresh();
          const target =
            store.choices.length > 0 ? store.choices[(one.target ?? 0) % store.choices.length].original.id : undefined;
          if (one.do === "append") stored.add((await store.append(preference(one.text!, { at: at.toISOString() }))).id);
          else if (one.do === "crash") {
            // A write that never returned: any first bytes of its line.
            const line = Buffer.from(
              canonicalJson({ ...preference("torn 😀é"), schema: 3, kind: "preference", id: "e".repeat(32) }),
            );
            await fs.mkdir(dirname(store.path), { recursive: true });
            await fs.appendFile(store.path, line.subarray(0, Math.floor(one.cut! * line.length)));
          } else if (one.do === "merge") await merge(store.path, stores[1 - side].path, order!);
          else if (target === undefined) continue;
          else if (one.do === "revise")
            stored.add(
              (await store.revise(target, { choice: one.choice as "tie", strength: 2, reason: "" }, "me", at)).id,
            );
          else if (one.do === "withdraw") stored.add((await store.withdraw(target, "me", at)).id);
          else {
            await store.restore(target, "me", at);
            expect(store.choices.find(({ original }) => original.id === target)!.withdrawals).toEqual([]);
          }
        }
        // A torn line may end in whatever comes after it only until the next append, so each side ends with one.
        for (const store of stores)
          stored.add((await store.append(preference(`end ${clock}`, { at: new Date((clock += 7)).toISOString() }))).id);
        const [a, b] = await Promise.all(stores.map(({ path }) => bytes(path)));
        const logs = [Buffer.concat([a, b]), Buffer.concat([b, a, b])].map((log) => parseLog(log.toString("utf8")));
        expect(stateOf(replay(logs[0].records))).toEqual(stateOf(replay(logs[1].records)));
        const ids = new Set(logs[0].records.map(({ id }) => id));
        expect([...stored].filter((id) => !ids.has(id))).toEqual([]);
        // What was followed step by step is what reading again gives.
        for (const [i, store] of stores.entries()) {
          await store.refresh();
          const again = replay(parseLog([a, b][i].toString("utf8")).records);
          const followed = [];
          for (const { original, revisions, withdrawals } of store.choices)
            followed.push({
              original: again[0].original,
              current: await store.read(original.id),
              revisions,
              withdrawals,
            });
          expect(stateOf(followed)).toEqual(stateOf(again));
        }
      } finally {
        await fs.rm(root, { recursive: true });
      }
    });
    await fc.assert(property, { numRuns: 60 });
  },
);
