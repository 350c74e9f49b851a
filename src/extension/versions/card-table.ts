import type { HeadCard } from "../../core/model/head.ts";
import { priorsThatCount } from "../../model-report/facts.ts";
import { headName, localTime } from "../heads/head-name.ts";
import { escapeMarkdown, markdownTable } from "../window/markdown-text.ts";
import { percent } from "../scores/score.ts";
import { compareVersionsMessages as text } from "./compare-versions-messages.ts";
import type { VersionNode } from "./version-nodes.ts";
import { versionsMessages } from "./versions-messages.ts";

/** A figure of a head's card: what it is called, and what the card has. */
interface CardFigure {
  readonly name: string;
  readonly value: (card: HeadCard) => string;
}

/** The figures that heads are compared by. Their words are escaped: a card may come from a stranger. */
export const cardFigures = (): CardFigure[] => [
  { name: text.trained(), value: ({ created }) => localTime(new Date(created)) },
  { name: text.choices(), value: ({ pairs, queries }) => text.choicesValue(pairs, queries) },
  {
    name: text.heldOut(),
    value: ({ heldOutAccuracy, heldOutInterval: [low, high] }) =>
      text.within(percent(heldOutAccuracy), percent(low), percent(high)),
  },
  { name: text.length(), value: ({ lengthBaseline }) => percent(lengthBaseline) },
  { name: text.calibration(), value: ({ ece }) => percent(ece) },
  { name: text.loss(), value: ({ heldOutLoss }) => heldOutLoss.toFixed(3) },
  {
    name: text.prior(),
    value: (card) =>
      escapeMarkdown(
        priorsThatCount(card)
          .map(({ name }) => name)
          .join(", "),
      ) || text.noPrior(),
  },
];

/** Every version with its figures, a row each, in the order of the view. */
export function versionsMarkdown(nodes: readonly VersionNode[]): string {
  const figures = cardFigures();
  const rows = nodes.map((node) => {
    const marks = [
      ...(node.inUse ? [versionsMessages.inUse()] : []),
      ...(node.pinned ? [versionsMessages.pinned()] : []),
      ...(node.kind === "starter" ? [versionsMessages.starter()] : []),
      ...(node.kind === "broken" ? [versionsMessages.broken()] : []),
    ];
    const name = escapeMarkdown(node.kind === "broken" ? node.id : headName(node.card));
    const values = figures.map(({ value }) => (node.kind === "broken" ? "" : value(node.card)));
    return [name, marks.join(", "), ...values];
  });
  const head = [text.version(), "", ...figures.map(({ name }) => name)];
  return [`# ${text.tableTitle()}`, "", ...markdownTable(head, rows), "", text.tableNote(), ""].join("\n");
}
