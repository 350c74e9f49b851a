import type { ChoiceFacts } from "../core/types.ts";
import type { PreferenceRecord } from "../store/log/record.ts";

const VALUE = { first: 1, tie: 0.5, second: 0 } as const;

/** What preferences say about how they were made: the order shown, and what was said when asked again. */
export function choiceFacts(preferences: readonly PreferenceRecord[]): ChoiceFacts {
  const byId = new Map(preferences.map((record) => [record.id, record]));
  let [shown, shownFirst, repeats, same] = [0, 0, 0, 0];
  for (const record of preferences) {
    // Imported choices, pairs that a ranking implies, and edits of a response were not shown side by side in a drawn order.
    if (
      record.seconds > 0 &&
      record.ranking === undefined &&
      !record.edited &&
      (record.choice === "first" || record.choice === "second")
    ) {
      shown++;
      if ((record.choice === "first") === (record.shown[0] === 0)) shownFirst++;
    }
    const before = record.repeatOf === undefined ? undefined : byId.get(record.repeatOf);
    if (before === undefined || before.annotator !== record.annotator) continue;
    const [then, now] = [valueFor(before, before.responses[0]), valueFor(record, before.responses[0])];
    if (then === undefined || now === undefined) continue;
    repeats++;
    same += 1 - Math.abs(then - now);
  }
  return { shown, shownFirst, repeats, same };
}

/** 1 where the response was preferred, 0 where the other one, ½ for a tie; undefined where nothing was said of it. */
function valueFor({ choice, responses }: PreferenceRecord, response: string): number | undefined {
  if (choice === "skip" || choice === "both-bad" || !responses.includes(response)) return undefined;
  return responses[0] === response ? VALUE[choice] : 1 - VALUE[choice];
}
