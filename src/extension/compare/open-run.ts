import { randomBytes } from "node:crypto";
import { window } from "vscode";
import { seededRandom } from "../../core/math/random.ts";
import type { PreferenceRecord } from "../../store/record.ts";
import { openPreferenceLog, type PreferenceLog } from "../../store/preference-log.ts";
import { activePreferences } from "../../store/parse-log.ts";
import { askOutside } from "../pairs/queues/ask-outside.ts";
import { showError } from "../window/register.ts";
import { readPairSource } from "../pairs/read-source.ts";
import { readSettings } from "../settings.ts";
import { annotatorName } from "../services/annotator.ts";
import { relativeSource } from "../pairs/choices-folder.ts";
import { compareMessages } from "./compare-messages.ts";
import { CompareRun, type RunOptions } from "./compare-run.ts";
import type { CompareServices } from "../pairs/compare-services.ts";
import { saveMemento, sourceName, type Memento, type PairSource } from "../pairs/pair-source.ts";
import { predictionLine, predictionNow } from "./prediction.ts";
import type { RecordProblems } from "../pairs/record-problems.ts";
import { CompareSession } from "./session.ts";
import { SessionFigures } from "./session-figures.ts";
import { followLog } from "./session-sync.ts";

/** Draws the order of a new session. */
export function newMemento(source: PairSource): Memento {
  return { source, seed: randomBytes(4).readUInt32LE(), since: new Date().toISOString() };
}

/** Name for the records of this folder's log. */
export function annotatorOf(folder: string): Promise<string> {
  return annotatorName(readSettings().annotator, folder);
}

/**
 * Makes the queue of a source, less what the annotator has answered before; undefined when the source holds no pairs.
 * Rejects when the source or the log cannot be read.
 */
export async function openRun(
  memento: Memento,
  folder: string,
  {
    services,
    problems,
    screen,
    show,
    tell,
  }: Pick<RunOptions, "screen" | "show" | "tell"> & {
    readonly services: CompareServices;
    readonly problems: RecordProblems;
  },
): Promise<CompareRun | undefined> {
  const { source, seed, since } = memento;
  const random = seededRandom(seed);
  const found = await readPairSource(source, services.ranker, askOutside(services.workspaceState));
  problems.report(source.uri, sourceName(source), found.problems);
  if (found.notice !== undefined) void window.showInformationMessage(found.notice);
  if (found.pairs.length === 0) return undefined;
  const log = openPreferenceLog(folder);
  const annotator = await annotatorOf(folder);
  const before = (await readPreferences(log, services)).filter((record) => record.annotator === annotator);
  const id = randomBytes(8).toString("hex");
  const { repeatRate } = readSettings();
  const order = { pairs: found.pairs, ordered: found.ordered ?? false };
  const session = new CompareSession({ ...order, before, since, random, id, repeatRate });
  await services.stores.read(); // from now on they say what changes
  const store = services.stores.of(folder);
  return new CompareRun({
    session,
    figures: new SessionFigures({ before, since, repeatRate }),
    ...(store && { follow: followLog({ session, store, annotator, before }) }),
    ...{ log, annotator, screen, show, tell },
    source: relativeSource(source.uri),
    name: sourceName(source),
    memento: saveMemento(memento),
    predict: (pair, shown, signal) => predictionLine(services.scores, pair, shown, signal),
    predictAfter: (pair, shown, signal) => predictionNow(services.scores, pair, shown, signal),
    alarm: (message, error) => void showError(error, services.log, message),
  });
}

/** The preferences of a log that hold; lines that cannot be used are said in the output channel. */
export async function readPreferences(log: PreferenceLog, services: CompareServices): Promise<PreferenceRecord[]> {
  const { records, problems } = await log.read();
  if (problems.length > 0) {
    const [{ line, message }] = problems;
    services.log.warn(compareMessages.logProblems(problems.length, log.path, line, message));
  }
  return activePreferences(records);
}
