import type { CardFacts } from "../core/assemble-head.ts";
import type { Head, NamedWeights } from "../core/model/head.ts";
import { newHeadId } from "../store/heads/head-registry.ts";
import { fairStarters } from "./fair-starters.ts";

/** What is known before a training fits anything. */
export interface KnownBefore {
  /** Hash of what is to be trained on. */
  readonly data: string;
  /** hashQueries of the same. */
  readonly queries: Float64Array;
  /** Id of the encoder. */
  readonly encoder: string;
  /** Heads that serve as prior, as far as they have not seen these queries. */
  readonly starters: readonly Head[];
  readonly description: string;
  readonly created: Date;
  /** Id of the head. Default: from its time and its choices. */
  readonly id?: string | undefined;
  readonly onLeftOut?: ((seen: readonly Head[]) => void) | undefined;
}

/** Where a training starts from, and what its card says of it. */
export function trainingStart(known: KnownBefore): { readonly starters: NamedWeights[]; readonly card: CardFacts } {
  const { data, created, description, encoder } = known;
  const { fair, seen } = fairStarters(known.starters, data, known.queries);
  if (seen.length > 0) known.onLeftOut?.(seen);
  const id = known.id ?? newHeadId(created, data);
  return {
    starters: fair.map(({ card, weights }) => ({ name: card.id, weights })),
    card: { id, encoder, created: created.toISOString(), data, description },
  };
}
