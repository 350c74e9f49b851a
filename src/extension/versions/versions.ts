import { window, type QuickPickItem } from "vscode";
import type { HeadCard } from "../../core/model/head.ts";
import { openHeadRegistry, type HeadRegistry } from "../../store/heads/head-registry.ts";
import { selectedRow } from "../command-arguments.ts";
import { headName } from "../heads/head-name.ts";
import { messages } from "../messages.ts";
import type { Services } from "../services/services.ts";
import { workspaceFiles } from "../services/workspace-files.ts";
import { versionItem } from "./version-item.ts";
import { isVersionNode, versionNodes, type VersionNode } from "./version-nodes.ts";
import type { VersionsView } from "./versions-view.ts";
import { versionsMessages as text } from "./versions-messages.ts";
import { plainLabel } from "../window/markdown-text.ts";

/** What the commands of the Models view share. */
export interface Versions {
  readonly services: Services;
  readonly view: VersionsView;
}

interface VersionPick extends QuickPickItem {
  readonly node: VersionNode;
}

/**
 * The head that a command is about: that of its row or of its id, else one that the person picks.
 * Undefined where no head is there, which it says, or none was picked.
 */
export async function chosenVersion(
  { services: { heads }, view }: Versions,
  argument: unknown,
  { title = text.pick(), among = () => true }: { title?: string; among?: (node: VersionNode) => boolean } = {},
): Promise<VersionNode | undefined> {
  const nodes = await versionNodes(heads);
  const given = argument === selectedRow ? view.selected.at(0) : argument;
  const id = isVersionNode(given) ? given.id : given;
  if (typeof id === "string") return nodes.find((node) => node.id === id);
  const items = nodes.filter(among).map((node): VersionPick => {
    const { label, description } = versionItem(node);
    return { node, label: String(label), description: String(description) };
  });
  if (items.length === 0) return void window.showInformationMessage(text.none());
  return (await window.showQuickPick(items, { title, matchOnDescription: true }))?.node;
}

/** Whether a head can be read. */
export const isReadable = ({ kind }: VersionNode): boolean => kind !== "broken";

/** The registry of the workspace's heads; says so where no folder is open. */
export function workspaceRegistry(): HeadRegistry | undefined {
  const files = workspaceFiles();
  if (files !== undefined) return openHeadRegistry(files.folder);
  return void window.showInformationMessage(messages.error.noFolder());
}

/** What a row's head is called. */
export function nodeName(node: VersionNode): string {
  return node.kind === "broken" ? plainLabel(node.id) : headName(node.card);
}

/** The newest version that the encoder in use can score with. */
export async function newestVersion({ services: { heads, encoders } }: Versions): Promise<HeadCard | undefined> {
  const encoder = (await encoders.encoder.info()).id;
  return (await heads.versions()).cards.find((card) => card.encoder === encoder);
}
