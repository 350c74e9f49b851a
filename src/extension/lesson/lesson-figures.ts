import type { FigureOptions, PartId } from "../../protocol/lesson.ts";
import type { LessonFigures, RepeatedReward } from "../../protocol/lesson-figures.ts";
import { embedding, explained, scores, tokens } from "./example-figures.ts";
import { type Laboratory, scoreAll, scored } from "./laboratory.ts";
import { descent, margin, own, step } from "./training-figures.ts";
import { alignment, consistency, optimisation, preference, quality, repeated } from "./why-figures.ts";
import { comparePair } from "../../core/model/score.ts";
import { lessonStarter } from "../heads/starters.ts";
import { antarctica, changes, statements } from "../../protocol/lesson-texts.ts";

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

const { query, treaty, penguins } = antarctica;

async function same(laboratory: Laboratory): Promise<RepeatedReward> {
  return repeated(laboratory, { query, response: treaty });
}

/** The same said otherwise; and the same pair asked in the other order, each response read again with the other one. */
async function changed(laboratory: Laboratory): Promise<LessonFigures["changed"]> {
  const head = await laboratory.starter(lessonStarter);
  const found: LessonFigures["changed"]["changes"][number][] = [];
  for (const { kind, before, after } of changes) {
    const { responses } = await scoreAll(laboratory, head, query, [before, after]);
    found.push({ kind, before: responses[0], after: responses[1] });
  }
  const [first] = (await scoreAll(laboratory, head, query, [treaty, penguins])).responses;
  const [, second] = (await scoreAll(laboratory, head, query, [penguins, treaty])).responses;
  return { query, changes: [...found, { kind: "order", before: first, after: second }] };
}

/** True and false statements of the same form. */
async function facts(laboratory: Laboratory): Promise<LessonFigures["facts"]> {
  const head = await laboratory.starter(lessonStarter);
  const found: LessonFigures["facts"]["statements"][number][] = [];
  for (const { query: asked, right, wrong } of statements) {
    const texts = [right, wrong].map((response) => ({ query: asked, response }));
    const [phiRight, phiWrong] = await laboratory.features(texts);
    found.push({
      query: asked,
      right: scored(head, right, phiRight),
      wrong: scored(head, wrong, phiWrong),
      comparison: comparePair(head, phiRight, phiWrong),
    });
  }
  return { head: head.card.id, statements: found };
}
