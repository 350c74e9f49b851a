import { dirname } from "node:path";
import { PreferenceStore } from "../../../../src/store/log/preference-store.ts";

/** What a log's file contains now, read by a store of its own, as another window would. */
export async function readLog({
  path,
}: {
  readonly path: string;
}): Promise<Pick<PreferenceStore, "records" | "problems">> {
  const store = new PreferenceStore(dirname(dirname(path)));
  await store.refresh();
  return { records: store.records, problems: store.problems };
}
