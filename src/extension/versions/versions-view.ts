import { Disposable, EventEmitter, window, type TreeDataProvider, type TreeItem, type TreeView } from "vscode";
import { versionsViewId } from "../contributions.ts";
import type { HeadService } from "../heads/head-service.ts";
import { versionItem } from "./version-item.ts";
import { versionNodes, type VersionNode } from "./version-nodes.ts";

/** The Models view: every head of the workspace with its figures, newest first, then the starters. */
export class VersionsView implements TreeDataProvider<VersionNode>, Disposable {
  readonly #heads: HeadService;
  readonly #changed = new EventEmitter<void>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #view: TreeView<VersionNode>;
  readonly #listeners: Disposable;

  constructor(heads: HeadService) {
    this.#heads = heads;
    this.#view = window.createTreeView(versionsViewId, { treeDataProvider: this, canSelectMany: true });
    this.#listeners = Disposable.from(
      heads.onDidRefresh(() => this.#changed.fire()),
      heads.onDidChangeHead(() => this.#changed.fire()),
    );
  }

  dispose(): void {
    Disposable.from(this.#listeners, this.#view, this.#changed).dispose();
  }

  /** The rows that are selected. */
  get selected(): readonly VersionNode[] {
    return this.#view.selection;
  }

  async getChildren(node?: VersionNode): Promise<VersionNode[]> {
    return node === undefined ? versionNodes(this.#heads) : [];
  }

  getTreeItem(node: VersionNode): TreeItem {
    return versionItem(node);
  }
}
