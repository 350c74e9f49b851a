import {
  commands,
  Diagnostic,
  DiagnosticSeverity,
  Disposable,
  languages,
  Range,
  window,
  workspace,
  type Uri,
} from "vscode";
import type { RecordProblem } from "../../formats/found.ts";
import { plainLabel } from "../window/markdown-text.ts";
import { messages } from "../messages.ts";
import { readableName } from "../documents/document-kind.ts";
import { pairMessages } from "./pair-messages.ts";

/** Nobody reads more than this. */
const MOST = 100;

/**
 * Lines of files that could not be used: counted in a message, and shown in the Problems panel.
 * A document that is open is left to the editor's own problems, which follow its edits.
 */
export class RecordProblems implements Disposable {
  readonly #diagnostics = languages.createDiagnosticCollection("rewardLens.pairs");
  readonly #opened = workspace.onDidOpenTextDocument(({ uri }) => this.#diagnostics.delete(uri));

  /** Replaces what was known of this file. */
  report(uri: Uri, name: string, problems: readonly RecordProblem[]): void {
    const open = workspace.textDocuments.some(
      (document) => document.uri.toString() === uri.toString() && readableName(document) !== undefined,
    );
    this.#diagnostics.set(uri, open ? [] : problems.slice(0, MOST).map(toDiagnostic));
    if (problems.length > 0) void this.#say(name, problems);
  }

  dispose(): void {
    Disposable.from(this.#diagnostics, this.#opened).dispose();
  }

  async #say(name: string, problems: readonly RecordProblem[]): Promise<void> {
    const [{ line, message }] = problems;
    const show = pairMessages.showProblems();
    const answer = await window.showWarningMessage(
      plainLabel(pairMessages.problems(problems.length, name, line, message)),
      show,
    );
    if (answer === show) await commands.executeCommand("workbench.actions.view.problems");
  }
}

function toDiagnostic({ line, message }: RecordProblem): Diagnostic {
  const range = new Range(line - 1, 0, line - 1, Number.MAX_SAFE_INTEGER);
  const result = new Diagnostic(range, messages.error.skipped(message), DiagnosticSeverity.Warning);
  result.source = messages.status.name();
  return result;
}
