import { join } from "node:path";
import { root } from "../../../scripts/lib/paths.ts";
import { train } from "../../../src/core/train.ts";
import { EncoderClient } from "../../../src/encoder/process/client.ts";
import type { Laboratory, LessonSet } from "../../../src/extension/lesson/laboratory.ts";
import { readLessonPairs } from "../../../src/extension/lesson/lesson-pairs.ts";
import { loadHead } from "../../../src/store/heads/load-head.ts";
import { indexPairs, toPreferenceSet, type TrainingPair } from "../../../src/training/training-pairs.ts";

/** The lesson's laboratory outside VS Code: the real encoder in its process, the shipped heads, core's own fit. */
export function openTestLaboratory(chosen: Laboratory["chosen"], choices: readonly TrainingPair[] = []) {
  const encoder = new EncoderClient({
    script: join(root, "dist", "encoder.js"),
    folder: join(root, "media", "encoder"),
  });
  const starter = (name: string) => loadHead(join(root, "media", "starters", name));
  const pairs = (set: LessonSet) => readLessonPairs(join(root, "media", "lesson"), set);
  const preferenceSet = async (some: readonly TrainingPair[]) => {
    const { dimension } = await encoder.info();
    const indexed = indexPairs(some);
    return toPreferenceSet(indexed, await encoder.embed(indexed.texts), dimension);
  };
  const laboratory: Laboratory = {
    ...{ pairs, preferenceSet, starter, chosen },
    features: (texts) => encoder.embed(texts),
    tokens: (text, weights) => encoder.tokens(text, weights),
    tokenTable: (text) => encoder.tokenTable(text),
    current: async () => ({ head: await starter("helpful"), name: "helpful" }),
    train: async (set) => {
      const starters = await Promise.all(["on-topic", "helpful", "harmless"].map(starter));
      const card = {
        id: set,
        encoder: (await encoder.info()).id,
        created: "2026-01-01T00:00:00.000Z",
        data: "",
        description: "",
      };
      return train(await preferenceSet(await pairs(set)), {
        ...{ card, seed: 0 },
        starters: starters.map(({ card: { id }, weights }) => ({ name: id, weights })),
      });
    },
    choices: async () => choices,
  };
  return { laboratory, dispose: () => encoder.dispose() };
}
