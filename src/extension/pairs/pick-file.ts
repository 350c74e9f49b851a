import { window, workspace, type OpenDialogOptions, type Uri } from "vscode";
import { pairMessages } from "./pair-messages.ts";

const RECORDS = ["jsonl", "ndjson", "json", "csv", "tsv"];

/** Asks for a file of pairs or responses; undefined where the person closes the dialog. */
export async function pickRecords(title: string, openLabel: string): Promise<Uri | undefined> {
  const filters = { [pairMessages.recordFiles()]: RECORDS, [pairMessages.allFiles()]: ["*"] };
  return pick({ title, openLabel, filters });
}

/** Asks for a folder; undefined where the person closes the dialog. */
export async function pickFolder(title: string, openLabel: string): Promise<Uri | undefined> {
  return pick({ title, openLabel, canSelectFolders: true, canSelectFiles: false });
}

async function pick(options: OpenDialogOptions): Promise<Uri | undefined> {
  const defaultUri = workspace.workspaceFolders?.[0]?.uri;
  return (await window.showOpenDialog({ ...options, ...(defaultUri ? { defaultUri } : {}) }))?.[0];
}
