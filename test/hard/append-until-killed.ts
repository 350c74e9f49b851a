/** Appends choices to a folder's log and reports the id of each that was acknowledged: a writer of log-kill.hard.test.ts. */
import { openPreferenceLog } from "../../src/store/log/preference-log.ts";
import { preference } from "../support/preference.ts";

const [folder, name] = process.argv.slice(2);
const log = openPreferenceLog(folder);
for (let i = 0; ; i++) {
  const many = Array.from({ length: 1 + (i % 3) }, (_, k) =>
    preference(`${name} ${i} ${k}`, { reason: "x".repeat(i * 97) }),
  );
  for (const { id } of await log.appendAll(many)) process.send!(id);
}
