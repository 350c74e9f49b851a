import { commands, Uri, window, type Disposable } from "vscode";
import { commandIds } from "../contributions.ts";
import type { QueueServices } from "../queue/index.ts";
import { queueMessages } from "../queue/queue-messages.ts";
import { plainLabel } from "../markdown-text.ts";
import { barredBy } from "../queue/read-queue.ts";
import { OutsideFiles } from "../queue/source-access.ts";
import { isQueueNode, type QueueNode } from "../queue/queue-view.ts";
import { registerCommand } from "./register.ts";

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
