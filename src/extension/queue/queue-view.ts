import {
  Disposable,
  EventEmitter,
  ThemeIcon,
  TreeItem,
  TreeItemCollapsibleState,
  window,
  workspace,
  type TreeDataProvider,
  type TreeView,
} from "vscode";
import { sourceName, type PairSource } from "../pairs/pair-source.ts";
import { queueViewId } from "../contributions.ts";
import { messages } from "../messages.ts";
import type { CountedSource } from "./count-queue.ts";
import { pairMessages } from "../pairs/pair-messages.ts";
import type { Queue, QueueService } from "./queue-service.ts";
import { commandOf } from "../window/commands.ts";
import type { QueueNode } from "./queue-node.ts";
import { plainWords } from "../window/markdown-text.ts";

const { view: text } = pairMessages;

/** The Queue view: each queue with its sources, what is done and what is left; its badge counts the pairs left. */
export class QueueView implements TreeDataProvider<QueueNode>, Disposable {
  readonly #service: QueueService;
  readonly #changed = new EventEmitter<void>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #view: TreeView<QueueNode>;
  readonly #listener: Disposable;

  constructor(service: QueueService) {
    this.#service = service;
    this.#view = window.createTreeView(queueViewId, { treeDataProvider: this, showCollapseAll: true });
    this.#listener = service.onDidChange(() => {
      this.#changed.fire();
      this.#showLeft();
    });
  }

  dispose(): void {
    Disposable.from(this.#listener, this.#view, this.#changed).dispose();
  }

  async getChildren(node?: QueueNode): Promise<QueueNode[]> {
    if (node !== undefined) return node.queue.counted.sources.map((counted) => ({ queue: node.queue, counted }));
    if (this.#service.queues === undefined) await this.#service.refresh();
    return (this.#service.queues ?? []).map((queue) => ({ queue }));
  }

  getTreeItem({ queue, counted }: QueueNode): TreeItem {
    return plainWords(counted === undefined ? queueItem(queue) : sourceItem(queue, counted));
  }

  #showLeft(): void {
    const left = (this.#service.queues ?? []).reduce((sum, { counted }) => sum + counted.total - counted.done, 0);
    this.#view.badge = left === 0 ? undefined : { value: left, tooltip: text.left(left) };
  }
}

function queueItem(queue: Queue): TreeItem {
  const { total, done, sources } = queue.counted;
  const item = new TreeItem(queue.name, TreeItemCollapsibleState.Expanded);
  item.id = queue.path;
  const several = (workspace.workspaceFolders?.length ?? 0) > 1;
  const folder = several ? text.inFolder(queue.folder.slice(queue.folder.lastIndexOf("/") + 1)) : "";
  const order = queue.order === "informative" ? text.informative() : "";
  const state = queue.message === undefined ? progress(done, total) : text.broken();
  item.description = [state, order, folder].filter((part) => part !== "").join(" · ");
  item.tooltip = queue.message ?? `${queue.name}: ${item.description}`;
  item.accessibilityInformation = { label: `${queue.name}, ${item.description}` };
  const troubled = queue.message !== undefined || sources.some(({ error }) => error !== undefined);
  item.iconPath = new ThemeIcon(troubled ? "warning" : total > 0 && done === total ? "pass-filled" : "checklist");
  item.contextValue = queue.message === undefined ? "queue" : "brokenQueue";
  return item;
}

function sourceItem(queue: Queue, counted: CountedSource): TreeItem {
  const { source, pairs, done, error, problems } = counted;
  const item = new TreeItem(sourceName(source), TreeItemCollapsibleState.None);
  item.description = error === undefined ? progress(done, pairs) : text.broken();
  const aside =
    problems.length > 0 ? [messages.select.problems(problems.length, problems[0].line, problems[0].message)] : [];
  const about = [kindOf(source), error ?? "", ...aside].filter((part) => part !== "");
  item.tooltip = about.join("\n");
  item.accessibilityInformation = { label: [sourceName(source), item.description, ...about].join(", ") };
  item.iconPath = new ThemeIcon(error === undefined && aside.length === 0 ? icons[source.kind] : "warning");
  item.contextValue = source.kind === "texts" ? "texts" : "source";
  const node: QueueNode = { queue, counted };
  item.command = commandOf("queueShowSource", "", node);
  return item;
}

const icons: Record<PairSource["kind"], string> = {
  document: "file-text",
  file: "json",
  folder: "folder",
  git: "git-compare",
  texts: "quote",
  queue: "checklist",
};

function kindOf(source: PairSource): string {
  if (source.kind === "git") return text.kind.git(source.commit);
  return source.kind === "queue" ? "" : text.kind[source.kind]();
}

function progress(done: number, total: number): string {
  if (total === 0) return text.none();
  return done === total ? text.finished(total) : text.progress(done, total);
}
