/** Appends N preferences to a folder's log: one of the writers of preference-log.test.ts. */
import { openPreferenceLog } from "../../../../src/store/log/preference-log.ts";

const [folder, annotator, count] = process.argv.slice(2);
const log = openPreferenceLog(folder);
for (let i = 0; i < Number(count); i++) {
  await log.append({
    query: `${annotator} ${i}`,
    responses: ["x".repeat(i * 50), "y"],
    choice: "second",
    shown: [0, 1],
    strength: 3,
    reason: "",
    seconds: 1,
    annotator,
    at: new Date(i).toISOString(),
    source: "",
  });
}
