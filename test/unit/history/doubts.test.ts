import { expect, it, onTestFinished, vi } from "vitest";
import type { PreferenceStores } from "../../../src/extension/services/preference-stores.ts";
import { readKept } from "../../../src/store/log/kept-choices.ts";
import type { PreferenceStore } from "../../../src/store/log/preference-store.ts";
import { storeOf } from "./an-entry.ts";

vi.mock("vscode", () => import("../extension/fake-vscode.ts"));
const { Doubts } = await import("../../../src/extension/history/check/doubts.ts");

it("doubts are those of the last look, however long one before it took", async () => {
  const { store, folder, entries, remove } = await storeOf({ query: "Why?" });
  onTestFinished(remove);
  const [entry] = entries();
  const slow = Promise.withResolvers<readonly PreferenceStore[]>();
  const reads = [slow.promise, Promise.resolve([store])];
  const doubts = new Doubts({ read: () => reads.shift() } as unknown as PreferenceStores);
  const choice = { file: "log", line: 1, query: "Why?", chosen: "a", other: "b", annotator: "" };
  const finding = { choice, doubt: 0.9, reasons: [{ kind: "opposed" }] } as const;
  const first = doubts.set({ choices: 1, findings: [{ entry, finding }], sessions: [], at: () => entry });
  const second = doubts.follow();
  for (let i = 0; i < 3; i++) await readKept(folder); // as the second look does
  slow.resolve([]); // the folder was not open yet
  await Promise.all([first, second]);
  expect(doubts.open.map((doubt) => doubt.entry)).toEqual([entry]);
});
