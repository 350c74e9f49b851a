import { commands, Uri, window } from "vscode";
import type { PairServices } from "../pairs/pair-services.ts";
import { pairMessages } from "../pairs/pair-messages.ts";
import { plainLabel } from "../window/markdown-text.ts";
import { barredBy } from "../pairs/queues/read-queue.ts";
import { OutsideFiles } from "../pairs/queues/source-access.ts";
import { isQueueNode } from "./queue-node.ts";

/** Shows the file, folder or document that a row of the Queue view is about; of a queue, its own file. */
export async function showSource({ workspaceState }: PairServices, row: unknown): Promise<void> {
  if (!isQueueNode(row)) return;
  const { queue, counted } = row;
  const own = Uri.file(queue.path);
  if (counted === undefined) return openFile(own);
  const { source } = counted;
  const barred = barredBy(await new OutsideFiles(workspaceState).access(source, queue.folder));
  if (barred !== undefined) {
    window.setStatusBarMessage(plainLabel(pairMessages.notShown(barred)), 5000);
    return openFile(own);
  }
  if (source.kind === "folder") return void (await commands.executeCommand("revealInExplorer", source.uri));
  if (source.kind !== "texts") return openFile(source.uri);
  window.setStatusBarMessage(pairMessages.noSource(), 5000);
  await openFile(own);
}

async function openFile(uri: Uri): Promise<void> {
  await commands.executeCommand("vscode.open", uri);
}
