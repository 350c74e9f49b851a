import { join } from "node:path";
import { workspace } from "vscode";
import type { Head } from "../../core/model/head.ts";
import { choiceFacts } from "../../store/choice-facts.ts";
import { newHeadId } from "../../store/head-registry.ts";
import { hashPairs, indexPairs, toPreferenceSet, type TrainingPair } from "../../store/training-pairs.ts";
import { trainInWorker } from "../../worker/client.ts";
import { starterNames } from "../contributions.ts";
import { headName } from "../heads/head-name.ts";
import type { Services } from "../services/services.ts";
import { workspaceFolders } from "../services/workspace-files.ts";
import { readChoices } from "../training/read-choices.ts";
import type { Laboratory, LessonSet } from "./laboratory.ts";
import { readLessonPairs } from "./lesson-pairs.ts";

/** Folds are drawn by it, as in a training. */
const SEED = 0;

/** The laboratory of this window. @param script the fit worker's. */
export function openLaboratory(
  { scores, heads, encoders, extensionUri }: Services,
  script: string,
  chosen: Laboratory["chosen"],
): Laboratory {
  const folder = join(extensionUri.fsPath, "media", "lesson");
  const pairs = (set: LessonSet) => readLessonPairs(folder, set);
  const trained = new Map<LessonSet, Promise<Head>>();
  const features: Laboratory["features"] = (texts) => scores.features(texts, { priority: "interactive" });
  const preferenceSet = async (choices: readonly TrainingPair[]) => {
    const { dimension } = await encoders.encoder.info();
    const indexed = indexPairs(choices);
    return toPreferenceSet(indexed, await features(indexed.texts), dimension);
  };
  const train = async (set: LessonSet): Promise<Head> => {
    const choices = await pairs(set);
    const starters = await Promise.all(starterNames.map((name) => heads.starter(name)));
    const { id } = await encoders.encoder.info();
    const [created, data] = [new Date(), hashPairs(choices)];
    const request = {
      set: await preferenceSet(choices),
      starters: starters.map(({ card, weights }) => ({ name: card.id, weights })),
      ...{ seed: SEED, facts: choiceFacts([]) },
      card: {
        ...{ id: newHeadId(created, data), encoder: id, created: created.toISOString(), data },
        description: `The lesson's ${set} answers.`,
      },
    };
    return trainInWorker(request, { script });
  };
  return {
    ...{ features, pairs, preferenceSet, chosen },
    tokens: (text, weights) => encoders.encoder.tokens(text, weights),
    tokenTable: (text) => encoders.encoder.tokenTable(text),
    starter: (name) => heads.starter(name),
    current: async () => {
      const head = await heads.current();
      return { head, name: headName(head.card) };
    },
    train: (set) => {
      const known = trained.get(set) ?? train(set);
      trained.set(set, known);
      known.catch(() => trained.delete(set)); // the next question tries again; who asked is told by the promise
      return known;
    },
    choices: async () => (workspace.isTrusted ? (await readChoices(workspaceFolders())).pairs : []),
  };
}
