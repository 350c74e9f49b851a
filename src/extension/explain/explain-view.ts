import {
  Disposable,
  EventEmitter,
  window,
  workspace,
  type TreeDataProvider,
  type TreeItem,
  type TreeView,
} from "vscode";
import { explanationViewId } from "../contributions.ts";
import { isStarterName } from "../heads/starters.ts";
import { describeError } from "../window/describe-error.ts";
import type { Services } from "../services/services.ts";
import { drivingChoices } from "./driving-choices.ts";
import type { ExplainFeature } from "./explain-feature.ts";
import { explainItem } from "./explain-item.ts";
import { explainMessages } from "./explain-messages.ts";
import { partNodes, type ExplainNode } from "./explain-nodes.ts";
import type { ExplainedResponse } from "./explained-response.ts";
import { originText } from "../../report/facts.ts";

const text = explainMessages.view;

/**
 * The Explanation view: the same as the document's colours, in words and figures that sum to R, and the choices that drove
 * it, each to be revised.
 */
export class ExplainView implements TreeDataProvider<ExplainNode>, Disposable {
  readonly #feature: ExplainFeature;
  readonly #services: Pick<Services, "stores" | "scores" | "heads" | "log">;
  readonly #changed = new EventEmitter<void>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #view: TreeView<ExplainNode>;
  readonly #listener: Disposable;

  constructor(feature: ExplainFeature, services: Pick<Services, "stores" | "scores" | "heads" | "log">) {
    this.#feature = feature;
    this.#services = services;
    this.#view = window.createTreeView(explanationViewId, { treeDataProvider: this, showCollapseAll: true });
    this.#listener = Disposable.from(
      feature.onDidChange(() => this.#changed.fire()),
      services.stores.onDidChange(() => this.#changed.fire()),
    );
  }

  getTreeItem(node: ExplainNode): TreeItem {
    return explainItem(node);
  }

  async getChildren(node?: ExplainNode): Promise<ExplainNode[]> {
    switch (node?.kind) {
      case undefined:
        return this.#feature.all().map((one) => ({ kind: "response", one }));
      case "response":
        return this.#parts(node.one);
      case "small":
        return [...node.parts];
      case "sentence": {
        const { start, end } = node.sentence;
        const inside = node.one.reward!.explanation.tokens.filter((token) => token.start >= start && token.start < end);
        return inside.map((token) => ({ kind: "token", one: node.one, token }));
      }
      case "choices":
        return this.#choices(node.one);
      default:
        return [];
    }
  }

  /** The parts, which sum to R, the largest first. */
  #parts(one: ExplainedResponse): ExplainNode[] {
    if (one.reward === undefined) return [];
    const { origin, unread } = one.reward.explanation;
    const [from, to] = unread ?? [0, 0];
    const { large, small } = partNodes(one);
    return [
      ...(origin ? [{ kind: "note" as const, text: originText(origin) }] : []),
      ...large,
      ...(small.length > 0 ? [{ kind: "small" as const, parts: small }] : []),
      { kind: "choices", one },
      ...(to > from ? [{ kind: "note" as const, text: text.unread(to - from) }] : []),
    ];
  }

  async #choices({ reward }: ExplainedResponse): Promise<ExplainNode[]> {
    const note = (words: string): ExplainNode[] => [{ kind: "note", text: words }];
    if (!workspace.isTrusted) return note(text.notTrusted());
    if (reward === undefined) return [];
    const { id } = reward.head.card;
    if (isStarterName(id)) return note(text.starter(id));
    try {
      const { choices, read, all } = await drivingChoices(this.#services, reward);
      if (choices.length === 0) return note(text.noChoices());
      return [...choices, ...(read < all ? note(text.limited(read, all)) : [])];
    } catch (error) {
      this.#services.log.error(error instanceof Error ? error : String(error));
      return note(describeError(error));
    }
  }

  dispose(): void {
    Disposable.from(this.#listener, this.#view, this.#changed).dispose();
  }
}
