import {
  CodeAction,
  CodeActionKind,
  Diagnostic,
  DiagnosticSeverity,
  Disposable,
  languages,
  Range,
  workspace,
  type CodeActionContext,
  type CodeActionProvider,
  type TextDocument,
} from "vscode";
import type { CommandName } from "../../command-ids.ts";
import type { DocumentService } from "../../documents/document-service.ts";
import { relativeSource } from "../../pairs/choices-folder.ts";
import { messages } from "../../messages.ts";
import { commandOf } from "../../window/commands.ts";
import { debounced } from "../../window/debounced.ts";
import { shorten } from "../../../report/format.ts";
import { findInSource } from "../find-source.ts";
import type { ChoiceNode } from "../nodes.ts";
import { checkMessages as text } from "./check-messages.ts";
import type { Doubt, Doubts } from "./doubts.ts";

const PAUSE_MS = 400;
const QUERY = 60;

/** A choice to look at again, in a document that has it. */
class DoubtProblem extends Diagnostic {
  readonly doubt: Doubt;

  constructor(range: Range, doubt: Doubt) {
    const query = shorten(doubt.entry.choice.original.query, QUERY);
    super(range, text.problem(query, doubt.reasons.join(" ")), DiagnosticSeverity.Information);
    this.doubt = doubt;
    this.source = messages.status.name();
    this.code = "choice";
  }
}

/** The row of the Choices view that a choice has. */
const nodeOf = ({ entry }: Doubt): ChoiceNode => ({
  kind: "choice",
  entry,
  responses: entry.choice.current.responses,
});

const fixes = [
  ["historyKeep", text.keep],
  ["historyRevise", text.revise],
  ["historyWithdraw", text.withdraw],
  ["historyShowTexts", text.openTexts],
] as const satisfies readonly (readonly [CommandName, () => string])[];

/** Problems where open documents have choices to look at again: the log at their lines, their sources at the preferred responses. With quick fixes. */
export class DoubtProblems implements CodeActionProvider, Disposable {
  readonly #doubts: Doubts;
  readonly #documents: DocumentService;
  readonly #collection = languages.createDiagnosticCollection("rewardLens.choices");
  readonly #listeners: Disposable;

  constructor(doubts: Doubts, documents: DocumentService) {
    this.#doubts = doubts;
    this.#documents = documents;
    const look = debounced(() => void this.#showAll(), PAUSE_MS);
    this.#listeners = Disposable.from(
      look,
      doubts.onDidChange(() => void this.#showAll()),
      workspace.onDidOpenTextDocument((document) => void this.#show(document)),
      workspace.onDidCloseTextDocument(({ uri }) => this.#collection.delete(uri)),
      workspace.onDidChangeTextDocument(({ document }) => this.#collection.has(document.uri) && look()),
      languages.registerCodeActionsProvider({ scheme: "file" }, this, {
        providedCodeActionKinds: [CodeActionKind.QuickFix],
      }),
    );
  }

  provideCodeActions({ uri }: TextDocument, _range: Range, { diagnostics }: CodeActionContext): CodeAction[] {
    const own = (this.#collection.get(uri) ?? []) as readonly DoubtProblem[];
    return diagnostics.flatMap((asked) => {
      // VS Code gives back a copy.
      const problem = own.find(({ range, message }) => message === asked.message && range.isEqual(asked.range));
      if (problem === undefined) return [];
      return fixes.map(([name, title], i) => {
        const action = new CodeAction(title(), CodeActionKind.QuickFix);
        action.diagnostics = [asked];
        action.isPreferred = i === 0;
        action.command = commandOf(name, title(), nodeOf(problem.doubt));
        return action;
      });
    });
  }

  dispose(): void {
    Disposable.from(this.#listeners, this.#collection).dispose();
  }

  async #showAll(): Promise<void> {
    if (this.#doubts.open.length === 0) return this.#collection.clear();
    for (const document of workspace.textDocuments) await this.#show(document);
  }

  async #show(document: TextDocument): Promise<void> {
    const { uri, version } = document;
    const { open } = this.#doubts;
    if (uri.scheme !== "file" || open.length === 0) return;
    const source = relativeSource(uri);
    const own = open.filter(({ entry: { store, choice } }) =>
      uri.fsPath === store.path ? true : source !== "" && choice.original.source === source,
    );
    if (own.length === 0) return this.#collection.delete(uri);
    await this.#documents.whenRead(document);
    if (document.isClosed || document.version !== version || this.#doubts.open !== open) return;
    this.#collection.set(
      uri,
      own.flatMap((doubt) => {
        const range = this.#placeOf(document, doubt);
        return range ? [new DoubtProblem(range, doubt)] : [];
      }),
    );
  }

  #placeOf(document: TextDocument, { entry: { store, choice } }: Doubt): Range | undefined {
    if (document.uri.fsPath === store.path) {
      const line = store.lineOf(choice.original.id);
      return line === undefined || line > document.lineCount ? undefined : document.lineAt(line - 1).range;
    }
    const place = findInSource(choice.current, document.getText(), this.#documents.found(document).responses);
    return place && new Range(document.positionAt(place.start), document.positionAt(place.end));
  }
}
