import { MarkdownString, ThemeIcon, TreeItem } from "vscode";
import { commandOf } from "../window/commands.ts";
import { headName, localTime } from "../heads/head-name.ts";
import { escapeMarkdown, plainWords } from "../window/markdown-text.ts";
import type { HeadNode, VersionNode } from "./version-nodes.ts";
import { versionsMessages as text } from "./versions-messages.ts";
import { heldOut } from "../../report/facts.ts";
import { choicesText, percent, range, within } from "../../report/format.ts";

/** How a row of the Models view looks and what it is called. */
export function versionItem(node: VersionNode): TreeItem {
  return plainWords(itemOf(node));
}

function itemOf(node: VersionNode): TreeItem {
  const marks = [...(node.inUse ? [text.inUse()] : []), ...(node.pinned ? [text.pinned()] : [])];
  if (node.kind === "broken") {
    const item = new TreeItem(node.id);
    item.id = `broken ${node.id}`;
    item.description = [text.broken(), ...marks].join(" · ");
    item.tooltip = node.message;
    item.iconPath = new ThemeIcon("warning");
    item.contextValue = "broken";
    item.accessibilityInformation = { label: `${node.id}, ${text.broken()}: ${node.message}` };
    return item;
  }
  const name = headName(node.card);
  const item = new TreeItem(name);
  item.id = `${node.kind} ${node.id}`;
  const kind = node.kind === "starter" ? [text.starter()] : [];
  item.description = [...marks, ...kind, ...figures(node)].join(" · ");
  item.tooltip = tooltip(node, name);
  item.iconPath = new ThemeIcon(node.inUse ? "pass-filled" : node.pinned ? "pinned" : icons[node.kind]);
  item.contextValue = [node.kind, ...(node.pinned ? ["pinned"] : []), ...(node.inUse ? ["inUse"] : [])].join(" ");
  item.accessibilityInformation = { label: [name, ...marks, ...kind, ...spoken(node)].join(", ") };
  // The list keeps the focus, so its keys still work.
  item.command = commandOf("showModel", name, node.id, { preserveFocus: true });
  return item;
}

const icons = { version: "circle-large-outline", starter: "package" } as const;

/** Without the choices where the name has them. */
const figures = ({ kind, card }: HeadNode): string[] => [
  ...(kind === "version" && card.name === undefined ? [] : [choicesText(card.pairs)]),
  text.right(within(heldOut(card))),
];

const spoken = ({ card }: HeadNode): string[] => [
  choicesText(card.pairs),
  text.spoken(percent(card.heldOutAccuracy), range(heldOut(card))),
];

/** The card in short. Its own words are escaped: it may come from a stranger. */
function tooltip(node: HeadNode, name: string): MarkdownString {
  const { card } = node;
  const lines = [
    `**${escapeMarkdown(name)}**`,
    escapeMarkdown(card.description),
    text.trainedAt(localTime(new Date(card.created))),
    [...spoken(node), text.lengthAlone(percent(card.lengthBaseline))].join("; "),
    escapeMarkdown(card.id),
  ];
  return new MarkdownString(lines.join("\n\n"));
}
