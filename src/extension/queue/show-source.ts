import { commands, Uri, window, type Disposable } from "vscode";
import { commandIds } from "../contributions.ts";
import type { QueueServices } from "./index.ts";
import { queueMessages } from "../pairs/queue-messages.ts";
import { plainLabel } from "../window/markdown-text.ts";
import { barredBy } from "../pairs/queues/read-queue.ts";
import { OutsideFiles } from "../pairs/queues/source-access.ts";
import { isQueueNode, type QueueNode } from "./queue-view.ts";
import { registerCommand } from "../window/register.ts";

/** Show Source: the file, folder or document that a row of the Queue view is about; of a queue, its own file. */
export function registerQueueShowSource({ log, workspaceState }: QueueServices): Disposable {
  const outside = new OutsideFiles(workspaceState);
  return registerCommand(commandIds.queueShowSource, log, async (node?: unknown) => {
    if (isQueueNode(node)) await show(node, outside);
  });
}

async function show({ queue, counted }: QueueNode, outside: OutsideFiles): Promise<void> {
  if (counted === undefined) return openFile(Uri.file(queue.path));
  const { source } = counted;
  const barred = barredBy(await outside.access(source, queue.folder));
  if (barred !== undefined) {
    window.setStatusBarMessage(plainLabel(queueMessages.notShown(barred)), 5000);
    return openFile(Uri.file(queue.path));
  }
  if (source.kind === "folder") return void (await commands.executeCommand("revealInExplorer", source.uri));
  if (source.kind !== "texts") return openFile(source.uri);
  window.setStatusBarMessage(queueMessages.noSource(), 5000);
  await openFile(Uri.file(queue.path));
}

async function openFile(uri: Uri): Promise<void> {
  await commands.executeCommand("vscode.open", uri);
}
