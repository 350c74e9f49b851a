import { basename } from "node:path";
import { Disposable, EventEmitter, Range, Selection, Uri, window, workspace, type TextDocument } from "vscode";
import type { Notice } from "../../formats/found.ts";
import { contentOfText } from "../../formats/records/text-records.ts";
import type { Services } from "../services/services.ts";
import { plainLabel } from "../window/markdown-text.ts";
import { registerCommands, runCommand } from "../window/commands.ts";
import { readableName } from "./document-kind.ts";
import { documentMessages as text, guideText } from "./document-messages.ts";
import type { DocumentService } from "./document-service.ts";

const SCHEME = "reward-lens-guide";
/** Characters of a file that show its fields. */
const LOOKED_AT = 100_000;
const MOST_FIELDS = 20;

/** How to Mark Responses: a document that says what was looked for in a file, and how to mark a response. */
export function registerHowToMark({ documents, log }: Services): Disposable {
  const contents = new Map<string, string>();
  const changed = new EventEmitter<Uri>();
  const provider = {
    onDidChange: changed.event,
    provideTextDocumentContent: ({ query }: Uri) => contents.get(query) ?? "",
  };
  const show = async (given: unknown): Promise<void> => {
    const document = given instanceof Uri ? await workspace.openTextDocument(given) : window.activeTextEditor?.document;
    const uri = Uri.from({ scheme: SCHEME, path: `/${text.title}.md`, query: document?.uri.toString() ?? "" });
    if (document) await documents.whenRead(document);
    contents.set(uri.query, document ? guideOf(document, documents) : guideText(text.title, ""));
    changed.fire(uri);
    await window.showTextDocument(await workspace.openTextDocument(uri), { preview: true });
  };
  return Disposable.from(
    changed,
    workspace.registerTextDocumentContentProvider(SCHEME, provider),
    registerCommands(log, { howToMark: (document) => show(document) }),
  );
}

/** The commands that help, beside marking, with what keeps a document from being scored. */
export function curesOf({ kind, orQuery }: Pick<Notice, "kind" | "orQuery">): readonly ("nameColumns" | "setQuery")[] {
  if (kind === "columns") return orQuery ? ["nameColumns", "setQuery"] : ["nameColumns"];
  return kind === "no-query" ? ["setQuery"] : [];
}

/** Says why a document has nothing to score: what was looked for, and what can be done, in a dialog that is read whole. */
export async function sayWhatIsMissing(document: TextDocument, documents: DocumentService): Promise<void> {
  const notice = documents.notice(document);
  const canScoreWhole = notice === undefined && document.getText().trim() !== "";
  const cures = notice ? curesOf(notice).map((cure) => text[cure]) : canScoreWhole ? [text.scoreWhole] : [];
  const detail = [lookedFor(document).replaceAll("`", ""), ...(canScoreWhole ? [text.orSelect] : [])].join("\n\n");
  const headline = plainLabel(headlineOf(document, documents));
  const answer = await window.showInformationMessage(headline, { modal: true, detail }, ...cures, text.show);
  if (answer === text.setQuery) await runCommand("setQuery", document.uri);
  if (answer === text.nameColumns) await runCommand("nameColumns", document.uri);
  if (answer === text.show) await runCommand("howToMark", document.uri);
  if (answer !== text.scoreWhole) return;
  const all = document.validateRange(new Range(0, 0, document.lineCount, 0));
  const editor = await window.showTextDocument(document);
  editor.selection = new Selection(all.start, all.end);
  await runCommand("scoreSelection");
}

function headlineOf(document: TextDocument, documents: DocumentService): string {
  return text.missing[documents.notice(document)?.kind ?? "nothing"](basename(document.uri.path));
}

function guideOf(document: TextDocument, documents: DocumentService): string {
  const count = documents.found(document).responses.length;
  const name = basename(document.uri.path);
  const headline =
    count > 0 ? `${name} has ${count} ${count === 1 ? "response" : "responses"}.` : headlineOf(document, documents);
  return guideText(headline, count > 0 ? "" : lookedFor(document));
}

function lookedFor(document: TextDocument): string {
  const name = readableName(document);
  if (name === undefined)
    return `Files of the language ${document.languageId} are not read; their selections can be scored.`;
  const content = contentOfText(document.getText().slice(0, LOOKED_AT), name);
  if (content.kind === "document") {
    return "Reward Lens looked for headings, labels and tags such as Prompt and Response, for chats, and for a prompt in the front matter.";
  }
  const names = new Set(content.records.slice(0, 10).flatMap(({ value }) => Object.keys(Object(value) as object)));
  const fields = [...names].slice(0, MOST_FIELDS).map((field) => `\`${field.replaceAll("`", "")}\``);
  const have = fields.length === 0 ? "" : ` The fields here are ${fields.join(", ")}.`;
  return `Reward Lens looked for records with a query and a response, such as \`prompt\` and \`response\`, or \`messages\`.${have}`;
}
