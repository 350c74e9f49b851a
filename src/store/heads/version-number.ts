import type { HeadCard } from "../../core/model/head.ts";

/** What a version is called: as its owner calls it, else "Model 3 · 24 choices"; a head of no folder by its id. */
export function versionName({ id, name, number, pairs }: Pick<HeadCard, "id" | "name" | "number" | "pairs">): string {
  return name ?? (number === undefined ? id : `Model ${number} · ${pairs.toLocaleString("en")} choices`);
}

/**
 * The heads of a folder in the order of their training, each with its number. Heads from before numbers were kept get
 * those that are free, in that order.
 */
export function numbered<C extends Pick<HeadCard, "id" | "created" | "number">>(
  cards: readonly C[],
): (C & { readonly number: number })[] {
  const taken = new Set(cards.map(({ number }) => number));
  let last = 0;
  return inOrder(cards).map((card) => {
    let { number } = card;
    if (number === undefined) for (number = last + 1; taken.has(number);) number++;
    last = Math.max(last, number);
    return { ...card, number };
  });
}

/** The number of a new head, after those of a folder. */
export function nextNumber(cards: readonly Pick<HeadCard, "number">[]): number {
  return Math.max(0, ...cards.map(({ number = 0 }) => number)) + 1;
}

function inOrder<C extends Pick<HeadCard, "id" | "created">>(cards: readonly C[]): C[] {
  return [...cards].sort((a, b) => Date.parse(a.created) - Date.parse(b.created) || (a.id < b.id ? -1 : 1));
}
