import { commands, Uri, window, type Disposable, type QuickPickItem } from "vscode";
import * as z from "zod";
import { requireFolder } from "../pairs/choices-folder.ts";
import { sourceName, type PairSource } from "../pairs/pair-source.ts";
import { commandIds } from "../contributions.ts";
import { askSource, isFolder } from "../pairs/ask-source.ts";
import type { QueueServices } from "./index.ts";
import { pickQueue, pickQueueOrNew } from "./pick-queue.ts";
import { queueMessages as text } from "../pairs/queue-messages.ts";
import type { Queue, QueueService } from "./queue-service.ts";
import { isQueueNode } from "./queue-view.ts";
import { isProseFile } from "../../formats/read-file.ts";
import { readPairSource } from "../pairs/read-source.ts";
import { registerCommand } from "../window/register.ts";

/** From a keybinding or another extension: the queue to make. VS Code's menus give something else there. */
const nameOption = z.object({ name: z.string().trim().min(1) });

/**
 * Add Pairs to Queue…: of the file or folder of the argument, or of a source that the person picks; to the queue of a row
 * of the view, one that is picked, or a new one, which the second argument may name. Answers with the queue's path.
 */
export function registerQueueAddSource(services: QueueServices, queues: QueueService): Disposable {
  return registerCommand(commandIds.queueAddSource, services.log, async (given?: unknown, options?: unknown) => {
    const source = given instanceof Uri ? await fromUri(given) : await askKind(services);
    if (source === undefined) return undefined;
    const folder = await requireFolder(source.uri);
    if (folder === undefined) return undefined;
    const { pairs } = await readPairSource(source);
    if (pairs.length === 0) return void window.showWarningMessage(text.empty(source.kind, sourceName(source)));
    const name = nameOption.safeParse(options).data?.name;
    const queue = isQueueNode(given)
      ? await pickQueue(queues, given)
      : (name ?? (await pickQueueOrNew(queues, folder)));
    if (queue === undefined) return undefined;
    const path =
      typeof queue === "string" ? await addNew(queues, folder, source, name) : await addTo(queues, queue, source);
    const added = queues.queues?.find((other) => other.path === path);
    if (added !== undefined) void offerStart(added, pairs.length);
    return path;
  });
}

async function fromUri(uri: Uri): Promise<PairSource | undefined> {
  if (await isFolder(uri)) return askSource.folder(uri);
  return isProseFile(uri.path) ? { kind: "document", uri } : askSource.file(uri);
}

async function askKind(services: QueueServices): Promise<PairSource | undefined> {
  const document = window.activeTextEditor?.document;
  const name = document?.uri.path.slice(document.uri.path.lastIndexOf("/") + 1) ?? "";
  type Item = QuickPickItem & { readonly ask: () => Promise<PairSource | undefined> };
  const saved = document?.uri.scheme === "file";
  const inEditor: Item[] = [
    ...(saved
      ? [{ label: text.from.document(name), ask: async () => ({ kind: "document", uri: document.uri }) as const }]
      : []),
    ...(document ? [{ label: text.from.selection(), ask: () => askSource.selection(services) }] : []),
    ...(saved ? [{ label: text.from.git(name), ask: () => askSource.versions() }] : []),
  ];
  const items: Item[] = [
    ...inEditor,
    { label: text.from.file(), ask: () => askSource.file() },
    { label: text.from.folder(), ask: () => askSource.folder() },
    { label: text.from.clipboard(), ask: () => askSource.clipboard(services) },
  ];
  return (await window.showQuickPick(items, { title: text.whence() }))?.ask();
}

async function addNew(
  queues: QueueService,
  folder: string,
  source: PairSource,
  given: string | undefined,
): Promise<string | undefined> {
  const value = sourceName(source).slice(0, 200);
  const validateInput = (typed: string) => (typed.trim() === "" ? text.nameNeeded() : undefined);
  const name = given ?? (await window.showInputBox({ prompt: text.queueName(), value, validateInput }));
  return name === undefined ? undefined : queues.create(folder, name.trim().slice(0, 200), source);
}

async function addTo(queues: QueueService, queue: Queue, source: PairSource): Promise<string | undefined> {
  if (await queues.add(queue, source)) return queue.path;
  void window.showInformationMessage(text.alreadyThere(queue.name));
  return undefined;
}

async function offerStart(queue: Queue, pairs: number): Promise<void> {
  const start = text.start();
  if ((await window.showInformationMessage(text.added(pairs, queue.name), start)) !== start) return;
  await commands.executeCommand(commandIds.queueStart, { queue });
}
