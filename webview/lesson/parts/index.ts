import type { LessonStep, PartId } from "../../../src/protocol/lesson.ts";
import type { Part } from "../part.ts";
import { embedding } from "./embedding.ts";
import { explained, scores } from "./example.ts";
import { own, pair, pairs } from "./loss.ts";
import { descent, step, worked } from "./training.ts";
import { tokens } from "./tokens.ts";
import { changed, facts, same } from "./verify.ts";
import { alignment, consistency, optimisation, preference, quality } from "./why.ts";

export const parts: { readonly [P in PartId]: Part<P> } = {
  ...{ alignment, quality, optimisation, preference, consistency },
  ...{ tokens, embedding, scores, explained },
  ...{ pair, pairs, own },
  ...{ worked, descent, step },
  ...{ same, changed, facts },
};

export const stepTitles: Record<LessonStep, string> = {
  why: "Why a reward model",
  example: "Who owns Antarctica?",
  loss: "The Bradley–Terry loss",
  training: "Training",
  verify: "Verify",
};
