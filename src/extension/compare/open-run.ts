import { randomBytes } from "node:crypto";
import { window } from "vscode";
import { seededRandom } from "../../core/math/random.ts";
import { PreferenceStore } from "../../store/log/preference-store.ts";
import { missingChoices } from "../pairs/missing-choices.ts";
import { askOutside } from "../pairs/queues/ask-outside.ts";
import { showError } from "../window/show-error.ts";
import { readPairSource } from "../pairs/read-source.ts";
import { readSettings } from "../settings.ts";
import { annotatorOf } from "../services/annotator.ts";
import { readPreferences, relativeSource } from "../pairs/choices-folder.ts";
import { CompareRun } from "./compare-run.ts";
import type { RunOptions } from "./run-options.ts";
import type { PairServices } from "../pairs/pair-services.ts";
import { saveMemento, sourceName, type Memento } from "../pairs/pair-source.ts";
import { predictionLine, predictionNow } from "./prediction.ts";
import { CompareSession } from "./session/session.ts";
import { SessionFigures } from "./session/session-figures.ts";
import { followLog } from "./session/session-sync.ts";

/**
 * Makes the queue of a source, less what the annotator has answered before; undefined when the source has no pairs.
 * Rejects when the source or the log cannot be read.
 */
export async function openRun(
  memento: Memento,
  folder: string,
  {
    services,
    screen,
    show,
    notify,
  }: Pick<RunOptions, "screen" | "show" | "notify"> & { readonly services: PairServices },
): Promise<CompareRun | undefined> {
  const { source, seed, since } = memento;
  const random = seededRandom(seed);
  const found = await readPairSource(source, { ...services, gate: askOutside(services.workspaceState) });
  services.problems.report(source.uri, sourceName(source), found.problems);
  if (found.notice !== undefined) void window.showInformationMessage(found.notice);
  if (found.pairs.length === 0) return undefined;
  const store = PreferenceStore.of(folder);
  const annotator = await annotatorOf(folder);
  const before = (await readPreferences(store, services)).filter((record) => record.annotator === annotator);
  const id = randomBytes(8).toString("hex");
  const { repeatRate } = readSettings();
  const order = { pairs: found.pairs, ordered: found.ordered ?? false };
  const session = new CompareSession({ ...order, before, since, random, id, repeatRate });
  await services.stores.read(); // from now on they say what changes
  return new CompareRun({
    session,
    figures: new SessionFigures({ before, since, repeatRate }),
    follow: followLog({ session, store, annotator }),
    ...{ log: store, annotator, screen, show, notify },
    source: relativeSource(source.uri),
    name: sourceName(source),
    memento: saveMemento(memento),
    missing: () => missingChoices(store, services.heads),
    predict: (pair, shown, signal) => predictionLine(services.scores, pair, shown, signal),
    predictAfter: (pair, shown, signal) => predictionNow(services.scores, pair, shown, signal),
    alarm: (message, error) => void showError(error, services.log, message),
  });
}
