import { comparePair } from "../../core/model/score.ts";
import type { LessonFigures, RepeatedReward } from "../../protocol/lesson.ts";
import { lessonStarter } from "../contributions.ts";
import { scoreAll, scored, type Laboratory } from "./laboratory.ts";
import { antarctica, changes, statements } from "../../protocol/lesson-texts.ts";
import { repeated } from "./why-figures.ts";

const { query, treaty, penguins } = antarctica;

export async function same(laboratory: Laboratory): Promise<RepeatedReward> {
  return repeated(laboratory, { query, response: treaty });
}

/** The same said otherwise; and the same pair asked in the other order, each response read again with the other one. */
export async function changed(laboratory: Laboratory): Promise<LessonFigures["changed"]> {
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
export async function facts(laboratory: Laboratory): Promise<LessonFigures["facts"]> {
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
