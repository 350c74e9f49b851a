import { ProgressLocation, window, type Disposable, type QuickPickItem, type TextDocument } from "vscode";
import { commandIds } from "../contributions.ts";
import { headName } from "../heads/head-name.ts";
import { lensTitle } from "./lens-text.ts";
import { plainLabel, plainWords, shorten } from "../window/markdown-text.ts";
import { messages } from "../messages.ts";
import { sayWhatIsMissing } from "../documents/how-to-mark.ts";
import type { DocumentService } from "../documents/document-service.ts";
import type { Services } from "../services/services.ts";
import { rankResponses, type RankedResponse } from "../scores/siblings.ts";
import { withSignal } from "../window/signal.ts";
import { goToResponse } from "../window/reveal.ts";
import { registerCommand } from "../window/register.ts";

interface RankedItem extends QuickPickItem {
  readonly entry: RankedResponse;
}

/** Score Document: every response, best first, to go to one. Answers with the ranking's labels and scores. */
export function registerScoreDocument(services: Services): Disposable {
  const { documents, log } = services;
  return registerCommand(commandIds.scoreDocument, log, async () => {
    const document = window.activeTextEditor?.document;
    if (document === undefined) return void window.showInformationMessage(messages.select.noEditor());
    await documents.whenRead(document);
    tellProblems(documents, document);
    const responses = documents.responses(document).filter(({ response }) => response.trim() !== "");
    if (responses.length === 0) return void sayWhatIsMissing(document, documents);
    const ranked = await rankWithProgress(services, document);
    void offer(document, ranked);
    return ranked.map(({ item, score, rank }) => ({
      ...{ label: item.label, start: item.start, rank },
      score: score.limits.unknown === undefined ? score.score : null,
    }));
  });
}

async function rankWithProgress({ documents, scores }: Services, document: TextDocument): Promise<RankedResponse[]> {
  const responses = documents.responses(document).filter(({ response }) => response.trim() !== "");
  const options = { location: ProgressLocation.Notification, title: messages.select.scoring(), cancellable: true };
  return window.withProgress(options, (progress, token) =>
    withSignal(token, (signal) => {
      let before = 0;
      const onProgress = (done: number, total: number): void => {
        progress.report({ message: messages.select.done(done, total), increment: (100 * (done - before)) / total });
        before = done;
      };
      return rankResponses(scores, responses, { signal, priority: "bulk", onProgress, scope: document });
    }),
  );
}

async function offer(document: TextDocument, ranked: readonly RankedResponse[]): Promise<void> {
  const items = ranked.map((entry): RankedItem => {
    const line = document.positionAt(entry.item.anchor).line + 1;
    return plainWords({
      entry,
      label:
        entry.score.limits.unknown === undefined ? `${entry.rank}. ${lensTitle(entry.score)}` : lensTitle(entry.score),
      description: `${shorten(entry.item.label, 40)}, ${messages.hover.line(line)}`,
      detail: shorten(entry.item.response, 120),
    });
  });
  const title = messages.select.ranked(ranked.length, headName(ranked[0].score.head.card));
  const picked = await window.showQuickPick(items, { title, placeHolder: messages.select.jump(), matchOnDetail: true });
  if (picked !== undefined) await goToResponse(document.uri, picked.entry.item);
}

function tellProblems(documents: DocumentService, document: TextDocument): void {
  const { problems } = documents.found(document);
  if (problems.length === 0) return;
  const [{ line, message }] = problems;
  void window.showWarningMessage(plainLabel(messages.select.problems(problems.length, line, message)));
}
