import type { ScreenOptions, ShownPair } from "../../src/protocol/compare.ts";
import { differences } from "../text/differences.ts";
import { markStretches } from "../text/mark.ts";
import { renderedText } from "../text/rendered.ts";
import { isCut } from "./words.ts";

/** The texts of a pair as they are drawn. */
export interface PairTexts {
  readonly query: HTMLElement;
  readonly bodies: readonly HTMLElement[];
  /** What is not shown as asked: sentences for people. */
  readonly left: readonly string[];
}

/** Why differences are not marked. */
const NOT_MARKED = {
  long: "Differences are not marked: the texts are too long.",
  different: "Differences are not marked: the responses share less than half of their words.",
} as const;

/** Draws the texts of a pair as the options say. */
export function drawTexts(pair: ShownPair, { markdown, differences: marked }: ScreenOptions): PairTexts {
  const query = renderedText(pair.query.text + (isCut(pair.query) ? " …" : ""), false);
  const texts = pair.responses.map(({ text }) => renderedText(text, markdown));
  const bodies = texts.map(({ body }) => body);
  const found = marked ? differences(bodies[0].textContent, bodies[1].textContent) : undefined;
  if (typeof found === "object") bodies.forEach((body, i) => markStretches(body, found[i]));
  const left = [
    ...query.left.map((sentence) => `Query: ${sentence}`),
    ...texts.flatMap((text, i) => text.left.map((sentence) => `Response ${i + 1}: ${sentence}`)),
    ...(typeof found === "string" ? [NOT_MARKED[found]] : []),
  ];
  return { query: query.body, bodies, left };
}
