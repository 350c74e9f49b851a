import type { HeadCard } from "../../core/model/head.ts";
import type { StarterName } from "../heads/starters.ts";
import type { HeadService } from "../heads/head-service.ts";

/** Marks of a head in the list. */
interface Marks {
  readonly inUse: boolean;
  /** Named by the workspace's setting. */
  readonly pinned: boolean;
}

/** A row of the Models view. */
export type VersionNode =
  | ({ readonly kind: "version"; readonly id: string; readonly card: HeadCard } & Marks)
  | ({ readonly kind: "starter"; readonly id: StarterName; readonly card: HeadCard } & Marks)
  | ({ readonly kind: "broken"; readonly id: string; readonly message: string } & Marks);

export type HeadNode = Extract<VersionNode, { card: HeadCard }>;

/** Whether a command's argument is a row of the Models view. */
export function isVersionNode(value: unknown): value is VersionNode {
  const kinds: readonly unknown[] = ["version", "starter", "broken"];
  return typeof value === "object" && value !== null && "kind" in value && "id" in value && kinds.includes(value.kind);
}

/** The heads of the workspace, newest first, then the starters; none while nothing is trained. @throws StoreError */
export async function versionNodes(heads: HeadService): Promise<VersionNode[]> {
  const { cards, problems } = await heads.versions();
  if (cards.length + problems.length === 0) return [];
  const used = (await heads.current()).card;
  const { wanted } = heads;
  const marks = (id: string) => ({ inUse: used.id === id, pinned: wanted === id });
  const starters = await heads.starters();
  return [
    ...cards.map((card) => ({ kind: "version", id: card.id, card, ...marks(card.id) }) as const),
    ...problems.map(({ id, message }) => ({ kind: "broken", id, message, ...marks(id) }) as const),
    ...starters.map((card) => ({ kind: "starter", id: card.id as StarterName, card, ...marks(card.id) }) as const),
  ];
}
