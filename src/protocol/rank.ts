import type { Ranking } from "../core/model/ranking.ts";
import type { ShownText } from "./compare.ts";

/** Responses to one query in an order drawn at random. Nothing here says which model wrote them or how they score. */
export interface ShownSet {
  /** Names this showing; a ranking counts only for the showing it was given to. */
  readonly token: string;
  /** Names the set itself, also after a reload: what the page keeps of an order is of this set. */
  readonly key: string;
  readonly query: ShownText;
  readonly responses: readonly ShownText[];
}

export type RankScreen =
  /** `reason`: why there is nothing to rank, for people; "" where nothing was asked for yet. */
  | { readonly kind: "empty"; readonly reason: string }
  | { readonly kind: "set"; readonly set: ShownSet }
  | { readonly kind: "finished"; readonly rankings: number; readonly missing: number };

/** Everything on the panel but the notice and the order so far, which is the page's. */
export interface RankView {
  readonly screen: RankScreen;
  readonly source: string;
  readonly done: number;
  readonly total: number;
  readonly canUndo: boolean;
  /** Opaque: the page keeps it, and VS Code gives it back after a reload of the window. */
  readonly memento: unknown;
}

export interface RankNotice {
  readonly status: string;
  /** True when the action failed: nothing was recorded. */
  readonly failed: boolean;
}

/** What a key does; the page knows which response is meant. */
export type RankKey =
  | { readonly do: "move"; readonly by: -1 | 1 }
  /** `place` from 1. */
  | { readonly do: "place"; readonly place: number }
  | { readonly do: "tie" | "store" | "later" | "undo" };

export type RankAction = "open-document" | "train";

/** What the panel asks of the extension; a call that fails rejects with a Failure. */
export interface RankFunctions {
  ready(): Promise<{ readonly view: RankView; readonly notice: RankNotice }>;
  /** The set is on the screen: time runs. */
  shown(token: string): Promise<void>;
  /** @param ranking of the responses as they were sent, best first. */
  store(token: string, ranking: Ranking): Promise<void>;
  /** Moves the set to the end. */
  later(token: string): Promise<void>;
  /** Takes the last stored ranking back. */
  undo(): Promise<void>;
  wholeTexts(token: string): Promise<{ readonly query: string; readonly responses: readonly string[] }>;
  act(action: RankAction): Promise<void>;
}

/** What the extension sends to the panel. */
export interface RankEvents {
  show(view: RankView): void;
  notify(notice: RankNotice): void;
  key(key: RankKey): void;
}
