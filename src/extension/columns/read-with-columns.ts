import { basename } from "node:path";
import { FileType, l10n, Uri, window, workspace, type QuickPickItem } from "vscode";
import { readFileBytes, type FileReading } from "../../formats/read-file.ts";
import type { Beside } from "../../formats/requests-beside.ts";
import { MOST_QUESTIONS, withAnswers, type Ask, type ColumnAnswers } from "../../formats/roles/ask.ts";
import { plainLabel } from "../window/markdown-text.ts";
import { rememberAnswers, rememberedAnswers } from "./columns-file.ts";

export interface ColumnReading {
  /** The file as an editor has it. Default: as it is on the disk. */
  readonly given?: { readonly bytes: Uint8Array; readonly name: string };
  /** The query that is set for the file, for records that have none. */
  readonly query?: string | undefined;
  /** Gets each answer of the person, and whether it is instead of what was answered before. */
  readonly onAnswer?: (ask: Ask, answers: ColumnAnswers, instead: boolean) => void;
  /** Asks whatever was answered before. */
  readonly again?: boolean;
}

/**
 * Reads a file, and asks what its columns leave open: once for all files of the same shape, because the answer is kept in
 * `.rewardlens/columns.json` of the workspace's folder. Undefined where the person gave no answer.
 * @param about "verdict" where preferences are wanted; "columns" where queries and responses are enough
 */
export async function readWithColumns(
  uri: Uri,
  about: Ask["about"],
  { given, query, onAnswer, again = false }: ColumnReading = {},
): Promise<FileReading | undefined> {
  const { bytes, name } = given ?? { bytes: await workspace.fs.readFile(uri), name: uri.path };
  const folder = workspace.isTrusted ? workspace.getWorkspaceFolder(uri)?.uri.fsPath : undefined;
  let answers: ColumnAnswers = {};
  const tried = new Set<string>();
  for (let i = 0; ; i++) {
    const reading = await readFileBytes(bytes, name, { answers, document: { query }, beside: filesBeside(uri) });
    const ask = reading.asks.find((one) => one.about === "columns" || one.about === about);
    if (ask === undefined || i >= MOST_QUESTIONS) return reading;
    const key = JSON.stringify(ask.columns);
    const instead = again && !tried.has(key);
    const known = again || folder === undefined || tried.has(key) ? undefined : await rememberedAnswers(folder, ask);
    tried.add(key);
    const more = known ?? (await askColumns(ask, basename(uri.path)));
    if (more === undefined) return undefined;
    answers = withAnswers(answers, more);
    if (known === undefined) onAnswer?.(ask, more, instead);
    if (folder !== undefined && known === undefined) await rememberAnswers(folder, ask, more, instead);
  }
}

/** The folder of a file, which may have the requests of a batch's results. */
function filesBeside(uri: Uri): Beside {
  const folder = Uri.joinPath(uri, "..");
  return {
    async names() {
      const entries = await workspace.fs.readDirectory(folder);
      return entries.flatMap(([name, type]) => ((type & FileType.File) === 0 ? [] : [name]));
    },
    async sizeOf(name) {
      const { type, size } = await workspace.fs.stat(Uri.joinPath(folder, name));
      return (type & FileType.File) === 0 ? undefined : size;
    },
    read: async (name) => workspace.fs.readFile(Uri.joinPath(folder, name)),
  };
}

type Choice = QuickPickItem & { readonly answers: ColumnAnswers };

/** One question with its answers and the first records of the file. */
async function askColumns(ask: Ask, name: string): Promise<ColumnAnswers | undefined> {
  const rows = ask.preview.map((row) => Object.entries(row).map(([column, value]) => `${column}: ${value}`));
  const items = ask.choices.map(({ label, answers }): Choice => ({
    label: plainLabel(label),
    answers,
    ...effectOf(ask, answers),
  }));
  const preview = rows.flatMap((cells, i): Choice[] => [
    { label: l10n.t("Record {0} of {1}", i + 1, name), kind: -1, answers: {} },
    ...cells.map((cell): Choice => ({ label: plainLabel(cell), answers: {}, alwaysShow: true })),
  ]);
  for (;;) {
    const picked = await window.showQuickPick([...items, ...preview], {
      title: plainLabel(ask.question),
      placeHolder: l10n.t("The answer is kept for files with the same columns. Escape leaves the file as it is"),
      ignoreFocusOut: true,
    });
    // A row of the preview is not an answer.
    if (picked === undefined || Object.keys(picked.answers).length > 0) return picked?.answers;
  }
}

/** What an answer makes of the first record. */
function effectOf({ preview }: Ask, { verdict, values }: ColumnAnswers): { detail?: string } {
  const value = verdict === undefined ? undefined : preview[0]?.[verdict];
  const meaning = value === undefined ? undefined : (values?.[value] ?? undefined);
  if (meaning === undefined) return {};
  return { detail: plainLabel(l10n.t("Record 1: {0}", `${meaning} · ${preview[0]?.[meaning] ?? ""}`)) };
}
