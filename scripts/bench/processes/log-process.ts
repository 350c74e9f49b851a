/** Opens the log of a folder and sends its parent the figures (log.ts). */
import { appendFile } from "node:fs/promises";
import { preferencesPath } from "../../../src/store/log/preference-log.ts";
import { PreferenceStore } from "../../../src/store/log/preference-store.ts";
import type { LogFigures } from "../log.ts";

const megabytes = () => process.memoryUsage().rss / 1e6;
async function timed(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

const before = megabytes();
const store = new PreferenceStore(process.argv[2]);
const open = await timed(() => store.refresh());
const replay = await timed(() => store.choices);
await appendFile(preferencesPath(process.argv[2]), '{"schema":2,"kind":"unknown"}\n');
const append = await timed(async () => {
  await store.refresh();
  return store.choices;
});
const choices = store.choices.length;
const most = process.resourceUsage().maxRSS / 1e3;
process.send!({ open, replay, append, choices, before, after: megabytes(), most } satisfies LogFigures);
