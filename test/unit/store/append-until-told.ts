/** Appends preferences to a folder's log until told to stop, then sends their ids: a writer of git-merge.test.ts. */
import { once } from "node:events";
import { setTimeout } from "node:timers/promises";
import { openPreferenceLog } from "../../../src/store/log/preference-log.ts";
import { preference } from "./a-preference.ts";

const [folder, annotator] = process.argv.slice(2);
const log = openPreferenceLog(folder);
const ids: string[] = [];
let stopped = false;
void once(process, "message").then(() => (stopped = true));
for (let i = 0; !stopped; i++) {
  ids.push((await log.append(preference(`${annotator} ${i}`, { annotator }))).id);
  if (i === 0) process.send!("writing");
  await setTimeout(20 + (i % 7) * 15); // as fast as fingers never are
}
const again = await log.verify();
process.send!({ ids, again });
process.disconnect();
