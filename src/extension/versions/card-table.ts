import type { HeadCard } from "../../core/model/head.ts";
import { headFacts } from "../../report/facts.ts";
import { headName, localTime } from "../heads/head-name.ts";
import { escapeMarkdown, markdownTable } from "../window/markdown-text.ts";
import { compareVersionsMessages as text } from "./compare-versions-messages.ts";
import type { VersionNode } from "./version-nodes.ts";
import { versionsMessages } from "./versions-messages.ts";

/** The figures that models are compared by. */
const COMPARED = ["choices", "held-out", "length", "ece", "loss", "prior"];

/** A row per figure: its name, and its value for each model. A card may come from a stranger, so its words are escaped. */
export function cardRows(cards: readonly HeadCard[]): string[][] {
  const facts = cards.map((card) => new Map(headFacts(card).map((fact) => [fact.id, fact])));
  const rows = COMPARED.flatMap((id) => {
    const name = facts.map((of) => of.get(id)?.name).find((found) => found !== undefined);
    if (name === undefined) return [];
    const values = facts.map((of) => {
      const { value = "", range } = of.get(id) ?? {};
      return range === undefined ? escapeMarkdown(value) : `${value} (${range})`;
    });
    return [[name, ...values]];
  });
  return [[text.trained(), ...cards.map(({ created }) => localTime(new Date(created)))], ...rows];
}

/** Every model with its figures, a row each, in the order of the view. */
export function versionsMarkdown(nodes: readonly VersionNode[]): string {
  const cards = nodes.flatMap((node) => (node.kind === "broken" ? [] : [node.card]));
  const figures = cardRows(cards);
  const rows = nodes.map((node) => {
    const marks = [
      ...(node.inUse ? [versionsMessages.inUse()] : []),
      ...(node.pinned ? [versionsMessages.pinned()] : []),
      ...(node.kind === "starter" ? [versionsMessages.starter()] : []),
      ...(node.kind === "broken" ? [versionsMessages.broken()] : []),
    ];
    const name = escapeMarkdown(node.kind === "broken" ? node.id : headName(node.card));
    const values = figures.map((row) => (node.kind === "broken" ? "" : row[1 + cards.indexOf(node.card)]));
    return [name, marks.join(", "), ...values];
  });
  const head = [text.version(), "", ...figures.map(([name]) => name)];
  return [`# ${text.tableTitle()}`, "", ...markdownTable(head, rows), "", text.tableNote(), ""].join("\n");
}
