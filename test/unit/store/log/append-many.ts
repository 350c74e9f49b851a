/** Appends N preferences to a folder's log: one of the writers of preference-log.test.ts. */
import { openPreferenceLog } from "../../../../src/store/log/preference-log.ts";
import { preference } from "../../../support/preference.ts";

const [folder, annotator, count] = process.argv.slice(2);
const log = openPreferenceLog(folder);
for (let i = 0; i < Number(count); i++) {
  const more = { responses: ["x".repeat(i * 50), "y"], annotator, at: new Date(i).toISOString() } as const;
  await log.append(preference(`${annotator} ${i}`, more));
}
