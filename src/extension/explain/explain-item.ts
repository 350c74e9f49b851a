import { MarkdownString, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState as State } from "vscode";
import { isVague } from "../../core/evaluation/evidence.ts";
import { NAMED_FEATURES } from "../../core/features/feature-layout.ts";
import { colorIds } from "../contributions.ts";
import { headTitle } from "../heads/head-name.ts";
import { historyItem } from "../history/history-item.ts";
import { commandOf } from "../window/commands.ts";
import { escapeMarkdown, plainWords } from "../window/markdown-text.ts";
import { explainMessages } from "./explain-messages.ts";
import { inDocument } from "./explained-response.ts";
import { partOf, type ExplainNode } from "./explain-nodes.ts";
import { featureName } from "../../report/feature-names.ts";
import { shorten, signed } from "../../report/format.ts";

const text = explainMessages.view;
const WORDS = 80;

/** How a row of the Explanation view looks and what it is called. */
export function explainItem(node: ExplainNode): TreeItem {
  return plainWords(itemOf(node));
}

function itemOf(node: ExplainNode): TreeItem {
  switch (node.kind) {
    case "response": {
      const { response, reward, problem, offsets } = node.one;
      const label = shorten(response.label, WORDS);
      if (problem !== undefined) return described(text.failed(label), problem, "warning");
      if (reward === undefined) return described(text.stale(label), "", "loading~spin");
      const item = new TreeItem(text.response(label, signed(reward.explanation.reward)), State.Expanded);
      const unsure = isVague(reward.score) ? [text.vague()] : [];
      const notDrawn = offsets === undefined ? [text.notDrawn()] : [];
      item.description = [headTitle(reward.head), ...unsure, ...notDrawn].join(" · ");
      item.tooltip = new MarkdownString(escapeMarkdown(shorten(response.response, 600)));
      item.contextValue = "response";
      return item;
    }
    case "small": {
      const sum = node.parts.reduce((total, one) => total + partOf(one), 0);
      return part(sum, text.small, State.Collapsed, text.smallDetail(node.parts.length));
    }
    case "cosine":
      return part(node.part, (value) => text.part(value, text.cosine()), State.None, text.cosineDetail());
    case "choices":
      return Object.assign(new TreeItem(text.choices(), State.Collapsed), { description: text.choicesDetail() });
    case "sentence": {
      const { one, sentence } = node;
      const words = shorten(one.response.response.slice(sentence.start, sentence.end), WORDS);
      const item = part(sentence.part, (value) => text.part(value, words), State.Collapsed);
      item.command = commandOf("explanationGoTo", words, one.document.uri, inDocument(one, sentence));
      return item;
    }
    case "token":
      return part(node.token.part, (value) => text.part(value, `“${shorten(node.token.text, WORDS)}”`), State.None);
    case "feature": {
      const { one, feature } = node;
      const item = part(feature.part, (shown) => text.part(shown, featureName(feature.name)), State.None);
      item.tooltip = NAMED_FEATURES.find(({ name }) => name === feature.name)?.why ?? feature.name;
      const [place] = one.reward?.marks.places.get(feature.name) ?? [];
      if (place) item.command = commandOf("explanationGoTo", feature.name, one.document.uri, inDocument(one, place));
      return item;
    }
    case "note":
      return described(node.text, "", "info");
    case "choice": {
      const item = historyItem(node);
      const trained = Date.parse(node.trained);
      const since = node.entry.choice.revisions.some(({ at }) => Date.parse(at) > trained) ? [text.revisedSince()] : [];
      item.id = `driving ${item.id}`;
      // First, as in the rows above: the view is narrow, and what comes after the words is cut off.
      item.label = text.part(signed(node.influence), String(item.label));
      item.description = [...since, item.description].join(" · ");
      item.accessibilityInformation = {
        label: `${text.influence(signed(node.influence))}, ${item.accessibilityInformation?.label ?? ""}`,
      };
      return item;
    }
  }
}

function described(label: string, description: string, icon: string): TreeItem {
  const item = new TreeItem(label, State.None);
  return Object.assign(item, { description, tooltip: description || label, iconPath: new ThemeIcon(icon) });
}

/** A row with a part: an arrow as well as a sign and a colour. */
function part(value: number, label: (part: string) => string, state: State, description = ""): TreeItem {
  const item = new TreeItem(label(signed(value)), state);
  item.description = description;
  if (signed(value) === "0.00") item.iconPath = new ThemeIcon("dash");
  else if (value > 0) item.iconPath = new ThemeIcon("arrow-up", new ThemeColor(colorIds.raisesLine));
  else item.iconPath = new ThemeIcon("arrow-down", new ThemeColor(colorIds.lowersLine));
  return item;
}
