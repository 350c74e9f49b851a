import { join } from "node:path";
import type { Head } from "../../core/model/head.ts";
import { choiceFacts } from "../../training/choice-facts.ts";
import { indexPairs, toPreferenceSet, type TrainingPair } from "../../training/training-pairs.ts";
import { inWorker, trainHead } from "../../training/train-head.ts";
import { starterNames } from "../heads/starters.ts";
import { headName } from "../heads/head-name.ts";
import type { Services } from "../services/services.ts";
import { workspaceFolders } from "../services/workspace-files.ts";
import { readChoices } from "../services/read-choices.ts";
import type { Laboratory, LessonSet } from "./laboratory.ts";
import { readLessonPairs } from "./lesson-pairs.ts";

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
    const { head } = await trainHead({
      ...{ pairs: await pairs(set), facts: choiceFacts([]) },
      withEncoder: (_, work) => work({ info: () => encoders.encoder.info(), embed: features }),
      heads: async () => ({ starters: await Promise.all(starterNames.map((name) => heads.starter(name))) }),
      fit: inWorker(script),
      description: `The lesson's ${set} answers.`,
    });
    return head;
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
      known.catch(() => trained.delete(set)); // the next question tries again; who asked learns of it by the promise
      return known;
    },
    choices: async () => (await readChoices(workspaceFolders())).pairs,
  };
}
