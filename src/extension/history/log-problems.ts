import { Diagnostic, DiagnosticSeverity, Disposable, languages, workspace, type TextDocument } from "vscode";
import { parseLog } from "../../store/parse-log.ts";
import { messages } from "../messages.ts";

/** Typing pauses this long before the log is looked at again. */
const PAUSE_MS = 400;
const MOST_PROBLEMS = 100;

/**
 * Checks an open preference log line by line: VS Code's own JSON checking reads a file as one value, so it has nothing
 * to say about JSON Lines.
 */
export function registerLogProblems(): Disposable {
  const collection = languages.createDiagnosticCollection("rewardLens.log");
  const timers = new Map<TextDocument, NodeJS.Timeout>();
  const show = (document: TextDocument): void => {
    timers.delete(document);
    if (document.isClosed) return;
    const { problems } = parseLog(document.getText());
    collection.set(
      document.uri,
      problems.slice(0, MOST_PROBLEMS).map(({ line, message }) => diagnostic(document, line, message)),
    );
  };
  const later = (document: TextDocument): void => {
    if (!isLog(document)) return;
    clearTimeout(timers.get(document));
    timers.set(
      document,
      setTimeout(() => show(document), PAUSE_MS),
    );
  };
  const forget = (document: TextDocument): void => {
    clearTimeout(timers.get(document));
    timers.delete(document);
    if (isLog(document)) collection.delete(document.uri);
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

function isLog({ uri }: TextDocument): boolean {
  return uri.scheme === "file" && uri.path.endsWith("/.rewardlens/preferences.jsonl");
}

function diagnostic(document: TextDocument, line: number, message: string): Diagnostic {
  const { range } = document.lineAt(Math.min(line, document.lineCount) - 1);
  const result = new Diagnostic(range, message, DiagnosticSeverity.Warning);
  result.source = messages.status.name();
  return result;
}
