import * as fs from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { NewPreference } from "../../../src/store/log/record.ts";
import { PreferenceStore } from "../../../src/store/log/preference-store.ts";
import type { Entry } from "../../../src/extension/history/entries.ts";
import { preference } from "../store/a-preference.ts";

/** A store of a new folder with these preferences, its entries in their order, and what removes it. */
export async function storeOf(...preferences: (Partial<NewPreference> & { query: string })[]) {
  const folder = await fs.mkdtemp(join(tmpdir(), "rewardlens-entries-"));
  const store = new PreferenceStore(folder);
  for (const { query, ...more } of preferences) await store.append(preference(query, more));
  const entries = (): Entry[] => store.choices.map((choice) => ({ store, choice }));
  return { folder, store, entries, remove: () => fs.rm(folder, { recursive: true }) };
}
