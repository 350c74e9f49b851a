/** Appends preferences to a folder's log until it is asked to stop, then sends their ids: a writer of git-merge.test.ts. */
import { setTimeout } from "node:timers/promises";
import { openPreferenceLog } from "../../../../src/store/log/preference-log.ts";
import { preference } from "../../../support/preference.ts";

const [folder, annotator] = process.argv.slice(2);
const log = openPreferenceLog(folder);
const ids: string[] = [];
let stopped = false;
/** Git needs a moment between two appends in which it commits and merges: longer on a busy machine. */
let pace = 1;
process.on("message", (order) => {
  stopped ||= order === "stop";
  pace = order === "slower" ? 2 * pace : 1;
});
for (let i = 0; !stopped; i++) {
  ids.push((await log.append(preference(`${annotator} ${i}`, { annotator }))).id);
  if (i === 0) process.send!("writing");
  await setTimeout(pace * (20 + (i % 7) * 15)); // as fast as fingers never are
}
const again = await log.verify();
process.send!({ ids, again });
process.disconnect();
