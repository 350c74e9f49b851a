import { window, type Disposable } from "vscode";
import { headNameProblem } from "../../store/heads/card-file.ts";
import { setWantedHead } from "../heads/head-setting.ts";
import { registerCommands } from "../window/commands.ts";
import type { MarkdownPage } from "../window/markdown-page.ts";
import { versionsMarkdown } from "./card-table.ts";
import { compareTwo } from "./compare-two.ts";
import { exportVersion, importVersion } from "./copy-version.ts";
import { deleteVersion } from "./delete-version.ts";
import { pinVersion, unpinVersion } from "./pin-version.ts";
import { versionNodes } from "./version-nodes.ts";
import { chosenVersion, isReadable, newestVersion, nodeName, workspaceRegistry, type Versions } from "./versions.ts";
import { versionsMessages as text } from "./versions-messages.ts";

/** The commands of the Models view and of its rows. */
export function registerVersionsCommands(versions: Versions, page: MarkdownPage): Disposable {
  return registerCommands(versions.services.log, {
    versionsUse: (head) => useVersion(versions, head),
    versionsPin: (head, target) => pinVersion(versions, head, target),
    versionsUnpin: () => unpinVersion(versions),
    versionsRename: (head, name) => renameVersion(versions, head, name),
    versionsDelete: (head) => deleteVersion(versions, head),
    versionsExport: (head, folder) => exportVersion(versions, head, folder),
    versionsImport: (folder) => importVersion(versions, folder),
    versionsCompare: (head, both) => compareTwo(versions, page, head, both),
    versionsTable: () => showTable(versions, page),
  });
}

/** Scores are by it from now on. The newest one is used by naming none, so the next training counts. */
async function useVersion(versions: Versions, argument: unknown): Promise<void> {
  const { heads, workspaceState } = versions.services;
  const node = await chosenVersion(versions, argument, { among: isReadable });
  if (node === undefined) return;
  const newest = (await newestVersion(versions))?.id === node.id;
  await setWantedHead(workspaceState, newest ? "" : node.id);
  await heads.refresh();
  const say = newest ? text.usedNewest : text.used;
  window.setStatusBarMessage(say(nodeName(node)), 5000);
}

/** The name goes to the head's card and travels with the head. */
async function renameVersion(versions: Versions, argument: unknown, given: unknown): Promise<void> {
  const node = await chosenVersion(versions, argument, { among: ({ kind }) => kind === "version" });
  const registry = node && workspaceRegistry();
  if (node === undefined || registry === undefined) return;
  if (node.kind !== "version") return void window.showInformationMessage(text.renameStarter());
  const name = typeof given === "string" ? given : await askName(node.card.name ?? "");
  if (name === undefined) return;
  await registry.rename(node.id, name);
  await versions.services.heads.refresh();
}

function askName(value: string): Thenable<string | undefined> {
  const validateInput = (name: string) => {
    const problem = headNameProblem(name);
    return problem === undefined ? undefined : text.badName(problem);
  };
  return window.showInputBox({ prompt: text.renamePrompt(), value, validateInput });
}

/** Every head with the figures of its card. @returns the page */
async function showTable({ services }: Versions, page: MarkdownPage): Promise<string | undefined> {
  const nodes = await versionNodes(services.heads);
  if (nodes.length === 0) return void window.showInformationMessage(text.none());
  const markdown = versionsMarkdown(nodes);
  await page.show(markdown);
  return markdown;
}
