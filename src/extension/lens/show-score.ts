import { QuickPickItemKind, window, workspace, type QuickPickItem, type Uri } from "vscode";
import { explainMessages } from "../explain/explain-messages.ts";
import { lensTitle, rankingLines, scoreLines } from "./lens-text.ts";
import { plainWords } from "../window/markdown-text.ts";
import { messages } from "../messages.ts";
import type { DocumentResponse } from "../documents/document-response.ts";
import type { Services } from "../services/services.ts";
import { rankResponses, siblingsOf, type RankedResponse } from "../scores/siblings.ts";
import { goToResponse } from "../window/reveal.ts";
import { runCommand } from "../window/commands.ts";
import { shorten } from "../../report/format.ts";
import type { ResponseFacts, ResponseFactsReader } from "./response-facts.ts";

const MOST_RANKED = 50;

interface ActionItem extends QuickPickItem {
  readonly run?: () => unknown;
}

/** A lens's click: what the lens says and the score in words, the other responses to go to, and what can be done with this one. */
export async function showScore(
  services: Services,
  reader: ResponseFactsReader,
  uri: Uri,
  clicked: DocumentResponse,
): Promise<void> {
  const { documents, scores } = services;
  if (clicked.response.trim() === "") return void window.showInformationMessage(messages.lens.empty());
  const document = await workspace.openTextDocument(uri);
  const all = documents.responses(document);
  // The text may have moved on since the lens was drawn.
  const own = all.find(({ anchor, label }) => anchor === clicked.anchor && label === clicked.label) ?? clicked;
  const others = siblingsOf(own, all, MOST_RANKED);
  const siblings = others.includes(own) ? others : [own, ...others];
  const ranked = await rankResponses(scores, siblings, { priority: "interactive", scope: document });
  const facts = await reader.read(document, own);
  const items = itemsFor(services, uri, own, ranked, facts);
  const picked = await window.showQuickPick(items, { title: shorten(own.label, 80) });
  await picked?.run?.();
}

function itemsFor(
  services: Services,
  uri: Uri,
  own: DocumentResponse,
  ranked: readonly RankedResponse[],
  facts: ResponseFacts,
): ActionItem[] {
  const { documents } = services;
  const separator = (label: string): ActionItem => ({ label, kind: QuickPickItemKind.Separator });
  const items: ActionItem[] = [
    { label: lensTitle(facts), detail: scoreLines(facts).join(". "), run: () => goToResponse(uri, own) },
    {
      label: explainMessages.action.explain(),
      run: () => runCommand("explainScore", uri, own.start),
    },
    {
      label: explainMessages.action.inspect(),
      run: () => runCommand("showInspector", uri, own.start),
    },
    { label: messages.action.setQuery(), run: () => runCommand("setQuery", own.query) },
    { label: messages.action.selectHead(), run: () => runCommand("selectHead") },
    { label: messages.action.showReport(), run: () => runCommand("showReport") },
  ];
  if (workspace.isTrusted) items.push({ label: messages.action.compare(), run: () => runCommand("compareResponses") });
  if (workspace.isTrusted)
    items.push({ label: messages.action.addExpectation(), run: () => runCommand("addExpectation", uri, own.start) });
  if (own.selected) {
    const forget = async () => documents.removeSelection(await workspace.openTextDocument(uri), own.start);
    items.push({ label: messages.action.forget(), run: forget });
  }
  if (ranked.length < 2) return items;
  const lines = rankingLines(own, ranked, MOST_RANKED);
  return [
    ...items,
    separator(messages.hover.bestFirst()),
    ...ranked.map(({ item }, i) =>
      plainWords({
        label: lines[i],
        detail: shorten(item.response, 120),
        run: () => goToResponse(uri, item),
      }),
    ),
  ];
}
