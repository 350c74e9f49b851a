import { join } from "node:path";
import { commands, Uri, window } from "vscode";
import { loadHead, loadReport } from "../../store/heads/load-head.ts";
import { saveHead } from "../../store/heads/save-head.ts";
import { isStarterName } from "../heads/starters.ts";
import { headName } from "../heads/head-name.ts";
import { runCommand } from "../window/commands.ts";
import { chosenVersion, isReadable, workspaceRegistry, type Versions } from "./versions.ts";
import { versionsMessages as text } from "./versions-messages.ts";

/** Copies a head's folder, whole, into a folder of the person's choice. @returns its path */
export async function exportVersion(
  versions: Versions,
  argument: unknown,
  given: unknown,
): Promise<string | undefined> {
  const { heads } = versions.services;
  const node = await chosenVersion(versions, argument, { among: isReadable });
  const into = node && (given instanceof Uri ? given : await pickFolder(text.exportTitle(), text.export()));
  if (node === undefined || into === undefined) return undefined;
  const path = join(into.fsPath, node.id);
  await saveHead(path, { ...(await heads.byId(node.id)), report: await heads.report(node.id) });
  void window.showInformationMessage(text.exported(path), text.open()).then((answer) => {
    if (answer !== undefined) void commands.executeCommand("revealFileInOS", Uri.file(path));
  });
  return path;
}

/** A head's folder from elsewhere becomes a version of the workspace. @returns its id */
export async function importVersion({ services }: Versions, given: unknown): Promise<string | undefined> {
  const { heads, encoders } = services;
  const registry = workspaceRegistry();
  const from = registry && (given instanceof Uri ? given : await pickFolder(text.importTitle(), text.import()));
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
    if (answer !== undefined) void runCommand("versionsUse", id);
  });
  return id;
}

async function pickFolder(title: string, openLabel: string): Promise<Uri | undefined> {
  return (await window.showOpenDialog({ canSelectFolders: true, canSelectFiles: false, title, openLabel }))?.[0];
}
