import { Uri, window, type QuickPickItem } from "vscode";
import * as z from "zod";
import { requireFolder } from "../pairs/choices-folder.ts";
import { sourceName, type PairSource } from "../pairs/pair-source.ts";
import { askSource } from "../pairs/ask-source.ts";
import type { PairServices } from "../pairs/pair-services.ts";
import { pickQueue, pickQueueOrNew } from "./pick-queue.ts";
import { pairMessages as text } from "../pairs/pair-messages.ts";
import type { Queue, QueueService } from "./queue-service.ts";
import { isQueueNode } from "./queue-node.ts";
import { readPairSource } from "../pairs/read-source.ts";
import { runCommand } from "../window/commands.ts";

/** From a keybinding or another extension: the queue to make. VS Code's menus give something else there. */
const nameOption = z.object({ name: z.string().trim().min(1) });

/**
 * Adds pairs to a queue: of the file or folder that is given, or of a source that the person picks; to the queue of a row
 * of the view, one that is picked, or a new one, which the options may name. @returns the queue's path
 */
export async function addSource(services: PairServices, queues: QueueService, given: unknown, options: unknown) {
  const source = await (given instanceof Uri ? askSource.of(given, services) : askKind(services));
  if (source === undefined) return undefined;
  const folder = await requireFolder(source.uri);
  if (folder === undefined) return undefined;
  const { pairs } = await readPairSource(source, services);
  if (pairs.length === 0) return void window.showWarningMessage(text.empty(source.kind, sourceName(source)));
  const name = nameOption.safeParse(options).data?.name;
  const queue = isQueueNode(given) ? await pickQueue(queues, given) : (name ?? (await pickQueueOrNew(queues, folder)));
  if (queue === undefined) return undefined;
  const path =
    typeof queue === "string" ? await addNew(queues, folder, source, name) : await addTo(queues, queue, source);
  const added = queues.queues?.find((other) => other.path === path);
  if (added !== undefined) void offerStart(added, pairs.length);
  return path;
}

async function askKind(services: PairServices): Promise<PairSource | undefined> {
  const document = window.activeTextEditor?.document;
  const name = document?.uri.path.slice(document.uri.path.lastIndexOf("/") + 1) ?? "";
  type Item = QuickPickItem & { readonly ask: () => Promise<PairSource | undefined> };
  const saved = document?.uri.scheme === "file";
  const inEditor: Item[] = [
    ...(saved
      ? [{ label: text.from.document(name), ask: async () => ({ kind: "document", uri: document.uri }) as const }]
      : []),
    ...(document ? [{ label: text.from.selection(), ask: () => askSource.selection(services) }] : []),
    ...(saved ? [{ label: text.from.git(name), ask: () => askSource.versions(services) }] : []),
  ];
  const items: Item[] = [
    ...inEditor,
    { label: text.from.file(), ask: () => askSource.file() },
    { label: text.from.folder(), ask: () => askSource.folder(services) },
    { label: text.from.clipboard(), ask: () => askSource.clipboard(services) },
  ];
  return (await window.showQuickPick(items, { title: text.pickSource() }))?.ask();
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
  await runCommand("queueStart", { queue });
}
