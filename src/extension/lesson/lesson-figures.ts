import type { FigureOptions, LessonFigures, PartId } from "../../protocol/lesson.ts";
import { embedding, explained, scores, tokens } from "./example-figures.ts";
import type { Laboratory } from "./laboratory.ts";
import { descent, margin, own, step } from "./training-figures.ts";
import { changed, facts, same } from "./verify-figures.ts";
import { alignment, consistency, optimisation, preference, quality } from "./why-figures.ts";

type Make = { readonly [P in PartId]: (laboratory: Laboratory, options: FigureOptions) => Promise<LessonFigures[P]> };

/** The page needs core alone. */
const formulas = async (): Promise<object> => ({});

const make: Make = {
  ...{ alignment, quality, optimisation, preference, consistency },
  ...{ tokens, embedding, scores, explained },
  ...{ pair: margin, pairs: formulas, own },
  ...{ worked: formulas, descent, step },
  ...{ same, changed, facts },
};

/** The figures of a part of the lesson, made now. @throws EncoderError, StoreError, TrainError */
export function lessonFigures<P extends PartId>(
  part: P,
  laboratory: Laboratory,
  options: FigureOptions = {},
): Promise<LessonFigures[P]> {
  return make[part](laboratory, options);
}
