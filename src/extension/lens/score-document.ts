import { window, type QuickPickItem, type TextDocument } from "vscode";
import { headName } from "../heads/head-name.ts";
import { lensTitle } from "./lens-text.ts";
import { plainLabel, plainWords } from "../window/markdown-text.ts";
import { messages } from "../messages.ts";
import { sayWhatIsMissing } from "../documents/how-to-mark.ts";
import type { DocumentService } from "../documents/document-service.ts";
import type { Services } from "../services/services.ts";
import { rankResponses, type RankedResponse } from "../scores/siblings.ts";
import { withProgress } from "../window/progress.ts";
import { goToResponse } from "../window/reveal.ts";
import { shorten } from "../../report/format.ts";

interface RankedItem extends QuickPickItem {
  readonly entry: RankedResponse;
}

/** Ranks every response of the document in front, to go to one. @returns labels and scores, best first */
export async function scoreDocument({ documents, scores }: Services) {
  const document = window.activeTextEditor?.document;
  if (document === undefined) return void window.showInformationMessage(messages.select.noEditor());
  await documents.whenRead(document);
  showProblems(documents, document);
  const responses = documents.responses(document).filter(({ response }) => response.trim() !== "");
  if (responses.length === 0) return void sayWhatIsMissing(document, documents);
  const ranked = await withProgress(messages.select.scoring(), (work) =>
    rankResponses(scores, responses, { ...work, priority: "bulk", scope: document }),
  );
  if (ranked === undefined) return undefined;
  void offer(document, ranked);
  return ranked.map(({ item: { label, start }, score, rank }) => ({
    ...{ label, start, rank },
    score: score.limits.unknown === undefined ? score.score : null,
  }));
}

async function offer(document: TextDocument, ranked: readonly RankedResponse[]): Promise<void> {
  const items = ranked.map((entry): RankedItem => {
    const line = document.positionAt(entry.item.anchor).line + 1;
    const title = lensTitle({ scored: entry.score });
    return plainWords({
      entry,
      label: entry.score.limits.unknown === undefined ? `${entry.rank}. ${title}` : title,
      description: `${shorten(entry.item.label, 40)}, ${messages.hover.line(line)}`,
      detail: shorten(entry.item.response, 120),
    });
  });
  const title = messages.select.ranked(ranked.length, headName(ranked[0].score.head.card));
  const picked = await window.showQuickPick(items, { title, placeHolder: messages.select.jump(), matchOnDetail: true });
  if (picked !== undefined) await goToResponse(document.uri, picked.entry.item);
}

function showProblems(documents: DocumentService, document: TextDocument): void {
  const { problems } = documents.found(document);
  if (problems.length === 0) return;
  const [{ line, message }] = problems;
  void window.showWarningMessage(plainLabel(messages.select.problems(problems.length, line, message)));
}
