import { window, workspace, type Uri } from "vscode";
import { compareMessages } from "./compare-messages.ts";

/** Asks for a JSON Lines file; undefined where the person closes the dialog. */
export async function pickJsonLines(title: string, openLabel: string): Promise<Uri | undefined> {
  const defaultUri = workspace.workspaceFolders?.[0]?.uri;
  const filters = { [compareMessages.jsonLines()]: ["jsonl", "ndjson"], [compareMessages.allFiles()]: ["*"] };
  const picked = await window.showOpenDialog({ title, openLabel, filters, ...(defaultUri ? { defaultUri } : {}) });
  return picked?.[0];
}
