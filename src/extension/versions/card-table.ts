import type { HeadCard } from "../../core/model/head.ts";
import { headFacts } from "../../report/facts.ts";
import { headName } from "../heads/head-name.ts";
import { escapeMarkdown, markdownTable } from "../window/markdown-text.ts";
import { compareVersionsMessages as text } from "./compare-versions-messages.ts";
import type { VersionNode } from "./version-nodes.ts";
import { versionsMessages } from "./versions-messages.ts";

/** The figures that two models are compared by, and those of the table of all. */
const COMPARED = ["choices", "held-out", "length"];
const LISTED = ["choices", "held-out"];

/** A row per figure: its name, and its value for each model. A card may come from a stranger, so its words are escaped. */
export function cardRows(cards: readonly HeadCard[], wanted: readonly string[] = COMPARED): string[][] {
  const facts = cards.map((card) => new Map(headFacts(card).map((fact) => [fact.id, fact])));
  const rows = wanted.flatMap((id) => {
    const name = facts.map((of) => of.get(id)?.name).find((found) => found !== undefined);
    if (name === undefined) return [];
    const values = facts.map((of) => {
      const { value = "", range } = of.get(id) ?? {};
      return range === undefined ? escapeMarkdown(value) : `${value} (${range})`;
    });
    return [[name, ...values]];
  });
  return rows;
}

/** Every model, a row each, in the order of the view: its name, choices, accuracy with its range, whether it is in use. */
export function versionsMarkdown(nodes: readonly VersionNode[]): string {
  const cards = nodes.flatMap((node) => (node.kind === "broken" ? [] : [node.card]));
  const figures = cardRows(cards, LISTED);
  const rows = nodes.map((node) => {
    const marks = [
      ...(node.inUse ? [versionsMessages.inUse()] : []),
      ...(node.pinned ? [versionsMessages.pinned()] : []),
      ...(node.kind === "starter" ? [versionsMessages.starter()] : []),
      ...(node.kind === "broken" ? [versionsMessages.broken()] : []),
    ];
    const name = escapeMarkdown(node.kind === "broken" ? node.id : headName(node.card));
    const values = figures.map((row) => (node.kind === "broken" ? "" : row[1 + cards.indexOf(node.card)]));
    return [name, ...values, marks.join(", ")];
  });
  const head = [text.version(), ...figures.map(([name]) => name), text.marks()];
  return [`# ${text.tableTitle()}`, "", ...markdownTable(head, rows), "", text.tableNote(), ""].join("\n");
}
