import { Diagnostic, DiagnosticSeverity, Disposable, languages, Range, workspace, type TextDocument } from "vscode";
import { messages } from "./messages.ts";
import type { DocumentService } from "./services/document-service.ts";

/** Typing pauses this long before the problems are looked at again. */
const PAUSE_MS = 400;
/** A file of another kind has a problem in every line; nobody reads more than these. */
const MOST_PROBLEMS = 100;

/** Records that could not be read stand in the Problems panel, at their lines. */
export function registerRecordProblems(documents: DocumentService): Disposable {
  const collection = languages.createDiagnosticCollection("rewardLens");
  const timers = new Map<TextDocument, NodeJS.Timeout>();
  const show = (document: TextDocument): void => {
    timers.delete(document);
    if (document.isClosed || !["file", "untitled"].includes(document.uri.scheme)) return;
    const { problems } = documents.found(document);
    const shown = problems.slice(0, MOST_PROBLEMS).map(({ line, message }) => diagnostic(document, line, message));
    collection.set(document.uri, shown);
  };
  const forget = (document: TextDocument): void => {
    clearTimeout(timers.get(document));
    timers.delete(document);
    collection.delete(document.uri);
  };
  const later = (document: TextDocument): void => {
    clearTimeout(timers.get(document));
    timers.set(
      document,
      setTimeout(() => show(document), PAUSE_MS),
    );
  };
  workspace.textDocuments.forEach(later);
  return Disposable.from(
    collection,
    workspace.onDidOpenTextDocument(later),
    workspace.onDidChangeTextDocument(({ document }) => later(document)),
    workspace.onDidCloseTextDocument(forget),
    new Disposable(() => timers.forEach((timer) => clearTimeout(timer))),
  );
}

function diagnostic(document: TextDocument, line: number, message: string): Diagnostic {
  const at = Math.min(line, document.lineCount) - 1;
  const range = document.lineAt(at).range;
  const shown = new Range(range.start, range.end);
  const result = new Diagnostic(shown, messages.error.setAside(message), DiagnosticSeverity.Warning);
  result.source = messages.status.name();
  return result;
}
