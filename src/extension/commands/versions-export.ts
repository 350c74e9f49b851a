import { join } from "node:path";
import { commands, Uri, window, type Disposable } from "vscode";
import { saveHead } from "../../store/head-files.ts";
import { commandIds } from "../contributions.ts";
import { chosenVersion, type Versions } from "../versions/versions.ts";
import { versionsMessages as text } from "../versions/versions-messages.ts";
import { registerCommand } from "../window/register.ts";

/** Export Version: its folder, whole, into a folder of the person's choice. Answers with its path. */
export function registerVersionsExport(versions: Versions): Disposable {
  const { heads, log } = versions.services;
  return registerCommand(commandIds.versionsExport, log, async (argument?: unknown, given?: unknown) => {
    const node = await chosenVersion(versions, argument, { among: ({ kind }) => kind !== "broken" });
    const into = node && (given instanceof Uri ? given : await pickFolder());
    if (node === undefined || into === undefined) return undefined;
    const path = join(into.fsPath, node.id);
    await saveHead(path, { ...(await heads.byId(node.id)), report: await heads.report(node.id) });
    void window.showInformationMessage(text.exported(path), text.open()).then((answer) => {
      if (answer !== undefined) void commands.executeCommand("revealFileInOS", Uri.file(path));
    });
    return path;
  });
}

async function pickFolder(): Promise<Uri | undefined> {
  const options = {
    canSelectFolders: true,
    canSelectFiles: false,
    title: text.exportTitle(),
    openLabel: text.export(),
  };
  return (await window.showOpenDialog(options))?.[0];
}
