import { FEWEST_QUERIES } from "../../core/trainable.ts";
import { ENOUGH_CHOICES } from "../../report/next-step.ts";
import { activeOf } from "../../store/log/log-state.ts";
import type { PreferenceStore } from "../../store/log/preference-store.ts";
import { isStarterName } from "../heads/starters.ts";
import type { HeadService } from "../heads/head-service.ts";

/** How many choices a first model still needs; 0 where a model of the person's own scores already. */
export function missingChoices(
  { choices }: Pick<PreferenceStore, "choices">,
  { used }: Pick<HeadService, "used">,
): number {
  if (used !== undefined && !isStarterName(used.head.card.id)) return 0;
  const trainable = activeOf(choices).filter(({ choice }) => ["first", "second", "tie"].includes(choice));
  // One about another query, at least.
  const least = new Set(trainable.map(({ query }) => query)).size < FEWEST_QUERIES ? 1 : 0;
  return Math.max(least, ENOUGH_CHOICES - trainable.length);
}
