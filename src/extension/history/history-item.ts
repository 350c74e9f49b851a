import { ThemeIcon, TreeItem, TreeItemCollapsibleState as State, Uri } from "vscode";
import { lastQuestion } from "../../formats/canonical/query.ts";
import { contentId } from "../../store/files/canonical-json.ts";
import type { Choice } from "../../store/log/record.ts";
import { localDay, localTime } from "../heads/head-name.ts";
import { checkMessages as check } from "./check/check-messages.ts";
import { commandOf } from "../window/commands.ts";
import { plainWords } from "../window/markdown-text.ts";
import { timeOf } from "./entries.ts";
import { historyMessages as text } from "./history-messages.ts";
import type { ChoiceNode, HistoryNode } from "./nodes.ts";
import { probabilityText, shorten } from "../../report/format.ts";

/** Characters shown: of a query, of the preferred response, of the other one. */
const QUERY = 90;
const CHOSEN = 60;
const OTHER = 40;
const TOOLTIP = 600;

const icons: Record<Choice, string> = {
  first: "check",
  second: "check",
  tie: "dash",
  "both-bad": "thumbsdown",
  skip: "debug-step-over",
};

/** How a row of the Choices view looks and what it is called. */
export function historyItem(node: HistoryNode): TreeItem {
  return plainWords(itemOf(node));
}

function itemOf(node: HistoryNode): TreeItem {
  switch (node.kind) {
    case "query": {
      const { query, entries } = node.group;
      const item = new TreeItem(shorten(lastQuestion(query), QUERY) || text.emptyText(), State.Collapsed);
      item.id = `query ${contentId({ query })}`;
      item.description = text.count(entries.length, localDay(new Date(timeOf(entries[0]))));
      item.tooltip = shorten(query, TOOLTIP);
      item.contextValue = "query";
      return item;
    }
    case "doubts": {
      const item = new TreeItem(check.group(node.doubts.length), State.Expanded);
      item.id = "doubts";
      item.iconPath = new ThemeIcon("question");
      item.tooltip = check.groupTip();
      item.contextValue = "doubts";
      return item;
    }
    case "choice":
      return choiceItem(node);
    case "problems": {
      const item = new TreeItem(text.unreadable(node.store.problems.length), State.Collapsed);
      item.iconPath = new ThemeIcon("warning");
      item.tooltip = node.store.path;
      item.contextValue = "problems";
      return item;
    }
    case "problem": {
      const { line, message } = node.problem;
      const item = new TreeItem(text.line(line));
      Object.assign(item, { description: message, tooltip: message, contextValue: "problem" });
      item.resourceUri = Uri.file(node.store.path);
      item.command = commandOf("historyGoToLine", text.line(line), node);
      return item;
    }
    case "more": {
      const item = new TreeItem(text.more(node.left));
      item.command = commandOf("historyShowMore", text.more(node.left));
      return item;
    }
  }
}

function choiceItem(node: ChoiceNode): TreeItem {
  const { current, original, withdrawals, revisions } = node.entry.choice;
  const withdrawn = withdrawals.length > 0;
  const { label: words, over } = wording(node);
  // In front, where a narrow view does not cut it off.
  const label = node.probability === undefined ? words : text.expected(probabilityText(node.probability), words);
  const item = new TreeItem(label, State.None);
  const facts = [
    ...(withdrawn ? [text.withdrawn()] : []),
    ...(node.isListed ? [node.doubted!.join(" ")] : node.doubted ? [check.mark()] : []),
    ...(node.alone ? [shorten(lastQuestion(original.query), QUERY)] : []),
    ...(over === "" ? [] : [text.over(over)]),
    current.annotator,
    ...(isOrdered(current.choice) ? [text.strength(current.strength)] : []),
    ...(revisions.length > 0 ? [text.revised()] : []),
    ...(current.tags ?? []).map((tag) => text.withTag(tag)),
  ];
  item.id = `${node.isListed ? "doubted " : ""}choice ${original.id} ${node.entry.store.path}`;
  item.description = facts.join(" · ");
  item.iconPath = new ThemeIcon(withdrawn ? "circle-slash" : node.doubted ? "question" : icons[current.choice]);
  item.tooltip = [
    shorten(original.query, TOOLTIP),
    text.choice(current.choice),
    ...(node.doubted ?? []),
    text.by(current.annotator, localTime(new Date(timeOf(node.entry)))),
    ...(current.reason === "" ? [] : [text.reason(shorten(current.reason, TOOLTIP))]),
    ...(current.source === "" ? [] : [current.source]),
  ].join("\n");
  item.accessibilityInformation = { label: [text.choice(current.choice), label, ...facts].join(", ") };
  item.contextValue = withdrawn ? "choice withdrawn" : node.doubted ? "choice held doubted" : "choice held";
  item.command = commandOf("historyShowTexts", text.showTexts(), node);
  return item;
}

/** What was preferred, in the responses' own words. */
function wording({ entry, responses }: ChoiceNode): { readonly label: string; readonly over: string } {
  const words = (length: number) => responses.map((response) => shorten(response, length) || text.emptyText());
  const [[one, two], [short1, short2]] = [words(CHOSEN), words(OTHER)];
  switch (entry.choice.current.choice) {
    case "first":
      return { label: one, over: short2 };
    case "second":
      return { label: two, over: short1 };
    case "tie":
      return { label: text.tie(short1, short2), over: "" };
    case "both-bad":
      return { label: text.bothBad(short1, short2), over: "" };
    case "skip":
      return { label: text.skipped(short1, short2), over: "" };
  }
}

function isOrdered(choice: Choice): boolean {
  return choice === "first" || choice === "second";
}
