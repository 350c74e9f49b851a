import { Hover, MarkdownString, type HoverProvider, type Position, type TextDocument } from "vscode";
import { isVague } from "../../core/evaluation/evidence.ts";
import { commandIds } from "../command-ids.ts";
import { escapeMarkdown } from "../window/markdown-text.ts";
import type { ExplainFeature } from "./explain-feature.ts";
import { explainMessages } from "./explain-messages.ts";
import { inDocument, type ExplainedResponse } from "./explained-response.ts";
import { featureName } from "../../report/feature-names.ts";
import { shorten, signed } from "../../report/format.ts";

const text = explainMessages.hover;
const MOST_TOKENS = 3;

/** Over an explained response: what the token and its sentence add to R. */
export class ExplainHoverProvider implements HoverProvider {
  readonly #feature: ExplainFeature;

  constructor(feature: ExplainFeature) {
    this.#feature = feature;
  }

  provideHover(document: TextDocument, position: Position): Hover | undefined {
    const offset = document.offsetAt(position);
    for (const one of this.#feature.of(document)) {
      const lines = describe(one, offset);
      if (lines.length === 0) continue;
      // Neither trusted nor HTML, and every word of the document escaped; the links are ours alone.
      const words = new MarkdownString(lines.join("\n\n"));
      const links = new MarkdownString(
        `[${explainMessages.action.showParts()}](command:${commandIds.showExplanation})`,
      );
      links.isTrusted = { enabledCommands: [commandIds.showExplanation] };
      return new Hover([words, links]);
    }
    return undefined;
  }
}

function describe(one: ExplainedResponse, offset: number): string[] {
  if (one.reward === undefined) return [];
  const { explanation, score, marks } = one.reward;
  const here = (stretch: { start: number; end: number }) => {
    const place = inDocument(one, stretch);
    return place !== undefined && place.start <= offset && offset < place.end;
  };
  const [from, to] = explanation.unread ?? [0, 0];
  if (to > from && here({ start: from, end: to })) return [text.unread()];
  const features = Array.from(marks.places, ([name, places]) => ({ name, places })).filter(({ places }) =>
    places.some(here),
  );
  const shownFeatures = features.map(({ name, places }) => {
    const value = signed(explanation.surface.find((feature) => feature.name === name)!.part);
    const { length } = places;
    const called = featureName(name);
    return `**${length > 1 ? text.featureInAll(called, value, length) : text.feature(called, value)}**`;
  });
  const sentence = explanation.sentences.find(here);
  if (sentence === undefined) return shownFeatures;
  const inside = explanation.tokens.filter(({ start }) => start >= sentence.start && start < sentence.end);
  const largest = [...inside].sort((a, b) => Math.abs(b.part) - Math.abs(a.part)).slice(0, MOST_TOKENS);
  const named = largest.map((token) => `“${escapeMarkdown(shorten(token.text, 30))}” ${signed(token.part)}`);
  const token = inside.find(here);
  return [
    ...shownFeatures,
    `**${sentenceLine(sentence.part)}**`,
    ...(token ? [text.token(escapeMarkdown(shorten(token.text, 30)), signed(token.part))] : []),
    ...(named.length > 0 ? [text.largest(named.join(", "))] : []),
    text.scale(),
    ...(isVague(score) ? [text.vague()] : []),
  ];
}

function sentenceLine(part: number): string {
  const shown = signed(part);
  if (shown === "0.00") return text.nothing();
  return part < 0 ? text.costs(shown.slice(1)) : text.adds(shown.slice(1));
}
