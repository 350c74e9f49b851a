import {
  Diagnostic,
  DiagnosticSeverity,
  Disposable,
  languages,
  TabInputText,
  TabInputTextDiff,
  window,
  workspace,
  type TextDocument,
} from "vscode";
import type { RecordProblem } from "../../formats/found.ts";
import { parseLog } from "../../store/log/parse-log.ts";
import { debounced, type Debounced } from "../window/debounced.ts";
import { messages } from "../messages.ts";
import { isLog } from "./document-kind.ts";
import { isExpectationFile } from "../../verify/expectation-files.ts";
import type { DocumentService } from "./document-service.ts";

/** Typing pauses this long before the problems are looked at again. */
const PAUSE_MS = 400;
/** A file of another kind has a problem in every line; nobody reads more than these. */
const MOST_PROBLEMS = 100;

/**
 * The Problems panel lists records that could not be read, at their lines, each once. VS Code's own checking does not
 * find them: it reads a file as one value, and JSON Lines have one value per line.
 */
export function registerDocumentProblems(documents: DocumentService): Disposable {
  const collection = languages.createDiagnosticCollection("rewardLens");
  const waiting = new Map<TextDocument, Debounced>();
  const show = async (document: TextDocument): Promise<void> => {
    const { version } = document;
    await documents.whenRead(document);
    if (document.version !== version) return; // another look is on its way
    if (!isShown(document) || !["file", "untitled"].includes(document.uri.scheme)) return;
    const shown = problemsOf(document, documents).slice(0, MOST_PROBLEMS);
    collection.set(
      document.uri,
      shown.map(({ line, message }) => diagnostic(document, line, message)),
    );
  };
  const forget = (document: TextDocument): void => {
    waiting.get(document)?.dispose();
    waiting.delete(document);
    collection.delete(document.uri);
  };
  const later = (document: TextDocument): void => {
    const look = waiting.get(document) ?? debounced(() => void show(document), PAUSE_MS);
    waiting.set(document, look);
    look();
  };
  // VS Code may keep a document for minutes after its tab was closed.
  const followTabs = (): void => {
    for (const document of workspace.textDocuments) {
      if (!isShown(document)) forget(document);
      else if (!collection.has(document.uri)) later(document);
    }
  };
  workspace.textDocuments.forEach(later);
  return Disposable.from(
    collection,
    workspace.onDidOpenTextDocument(later),
    workspace.onDidChangeTextDocument(({ document }) => later(document)),
    workspace.onDidCloseTextDocument(forget),
    window.tabGroups.onDidChangeTabs(followTabs),
    new Disposable(() => waiting.forEach((look) => look.dispose())),
  );
}

/** Whether a tab has the document. */
function isShown({ uri }: TextDocument): boolean {
  return window.tabGroups.all.some(({ tabs }) =>
    tabs.some(({ input }) => {
      const own =
        input instanceof TabInputText ? input.uri : input instanceof TabInputTextDiff ? input.modified : undefined;
      return own?.toString() === uri.toString();
    }),
  );
}

/** What the document's one reader has to say: the log's of a preference log, that of its format of any other. */
function problemsOf(document: TextDocument, documents: DocumentService): readonly RecordProblem[] {
  if (document.uri.scheme === "file" && isLog(document.uri.path)) return parseLog(document.getText()).problems;
  if (isExpectationFile(document.uri.path)) return [];
  return documents
    .found(document)
    .problems.map((problem) => ({ ...problem, message: messages.error.skipped(problem.message) }));
}

function diagnostic(document: TextDocument, line: number, message: string): Diagnostic {
  const { range } = document.lineAt(Math.min(line, document.lineCount) - 1);
  const result = new Diagnostic(range, message, DiagnosticSeverity.Warning);
  result.source = messages.status.name();
  return result;
}
