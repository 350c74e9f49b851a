import { ENOUGH_CHOICES } from "../../report/next-step.ts";
import { activeOf } from "../../store/log/log-state.ts";
import type { PreferenceStore } from "../../store/log/preference-store.ts";
import { isStarterName } from "../contributions.ts";
import type { HeadService } from "../heads/head-service.ts";

/** How many choices a first model still needs; 0 where a model of the person's own scores already. */
export function missingChoices(
  { choices }: Pick<PreferenceStore, "choices">,
  { used }: Pick<HeadService, "used">,
): number {
  if (used !== undefined && !isStarterName(used.head.card.id)) return 0;
  const trainable = activeOf(choices).filter(({ choice }) => ["first", "second", "tie"].includes(choice));
  return Math.max(0, ENOUGH_CHOICES - trainable.length);
}
