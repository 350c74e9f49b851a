import { commands, Uri, window, type Disposable } from "vscode";
import { loadHead, loadReport } from "../../store/head-files.ts";
import { commandIds, isStarterName } from "../contributions.ts";
import { headName } from "../heads/head-name.ts";
import { workspaceRegistry, type Versions } from "../versions/versions.ts";
import { versionsMessages as text } from "../versions/versions-messages.ts";
import { registerCommand } from "../window/register.ts";

/** Import Version: a head's folder from elsewhere becomes a version of the workspace. Answers with its id. */
export function registerVersionsImport({ services }: Versions): Disposable {
  const { heads, encoders, log } = services;
  return registerCommand(commandIds.versionsImport, log, async (given?: unknown) => {
    const registry = workspaceRegistry();
    const from = registry && (given instanceof Uri ? given : await pickFolder());
    if (registry === undefined || from === undefined) return undefined;
    const head = await loadHead(from.fsPath, await encoders.encoder.info());
    const { id } = head.card;
    if (isStarterName(id)) return void window.showInformationMessage(text.isStarter(id));
    const { cards, problems } = await registry.list();
    if ([...cards, ...problems].some((known) => known.id === id))
      return void window.showInformationMessage(text.known(id));
    await registry.save({ ...head, report: await loadReport(from.fsPath) });
    await heads.refresh();
    const used = (await heads.current()).card.id === id;
    const name = headName(head.card);
    const [message, ...buttons] = used ? [text.imported(name)] : [text.importedNotNewest(name), text.useIt()];
    void window.showInformationMessage(message, ...buttons).then((answer) => {
      if (answer !== undefined) void commands.executeCommand(commandIds.versionsUse, id);
    });
    return id;
  });
}

async function pickFolder(): Promise<Uri | undefined> {
  const options = {
    canSelectFolders: true,
    canSelectFiles: false,
    title: text.importTitle(),
    openLabel: text.import(),
  };
  return (await window.showOpenDialog(options))?.[0];
}
