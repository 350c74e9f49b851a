import { randomBytes } from "node:crypto";
import { seededRandom } from "../../core/math/random.ts";
import { PreferenceStore } from "../../store/log/preference-store.ts";
import { relativeSource, readPreferences } from "../pairs/choices-folder.ts";
import { annotatorOf } from "../services/annotator.ts";
import { saveMemento, sourceName, type Memento } from "../pairs/pair-source.ts";
import { askOutside } from "../pairs/queues/ask-outside.ts";
import { showError } from "../window/show-error.ts";
import { missingChoices } from "../pairs/missing-choices.ts";
import { readPairSource } from "../pairs/read-source.ts";
import { RankRun, type RankRunOptions } from "./rank-run.ts";
import type { PairServices } from "../pairs/pair-services.ts";
import { RankSession } from "./rank-session.ts";
import { storedRankings } from "./ranking-records.ts";
import { rankingSets } from "./ranking-set.ts";

/**
 * Makes the sets of a source, less what the annotator has ranked before; undefined where it has none. Rejects when the
 * source or the log cannot be read.
 */
export async function openRankRun(
  memento: Memento,
  folder: string,
  { services, show, notify }: Pick<RankRunOptions, "show" | "notify"> & { readonly services: PairServices },
): Promise<RankRun | undefined> {
  const { source, seed, since } = memento;
  const found = await readPairSource(source, {
    queries: services.queries,
    gate: askOutside(services.workspaceState),
  });
  services.problems.report(source.uri, sourceName(source), found.problems);
  const sets = rankingSets(found);
  if (sets.length === 0) return undefined;
  const log = PreferenceStore.of(folder);
  const annotator = await annotatorOf(folder);
  const own = (await readPreferences(log, services)).filter((record) => record.annotator === annotator);
  const id = randomBytes(8).toString("hex");
  const session = new RankSession({ sets, before: storedRankings(own), since, random: seededRandom(seed), id });
  return new RankRun({
    ...{ session, log, annotator, show, notify },
    source: relativeSource(source.uri),
    name: sourceName(source),
    memento: saveMemento(memento),
    missing: () => missingChoices(log, services.heads),
    alarm: (message, error) => void showError(error, services.log, message),
  });
}
