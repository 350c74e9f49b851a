import type { BlindSpot, BlindSpots } from "../../core/model/head-evaluation.ts";
import type { Estimate } from "../../core/types.ts";
import { statusOf } from "./cases.ts";
import type { Soundness } from "./result.ts";

/** What a model is blind to: every share that is above its limit, whole range included. */
export function blindSpotsOf({ harmless, attacks, search, limits, pairs, queries }: Soundness): BlindSpots {
  const spot = (kind: BlindSpot["kind"], edit: string, share: Estimate, limit: number, count: number): BlindSpot[] =>
    statusOf(share, limit, count) === "failed" ? [{ kind, edit, share }] : [];
  const found = [
    ...harmless.flatMap((one) => spot("turned", one.edit, one.turned, limits.turned, one.queries)),
    ...attacks.flatMap((one) => spot("pays", one.edit, one.pays, limits.paying, one.queries)),
    ...attacks.flatMap((one) => spot("overtakes", one.edit, one.overtakes, limits.paying, one.overtaken)),
    ...(search ? spot("search", search.edits[0]?.edit ?? "", search.raised, limits.raised, search.starts) : []),
  ];
  return { pairs, queries, found };
}
