import { Disposable } from "vscode";
import type { PairComparer } from "../pairs/pair-services.ts";
import type { Services } from "../services/services.ts";
import { registerPromptsCommands } from "./commands.ts";
import { PromptsFeature } from "./prompts-feature.ts";

/** The Compare Prompts panel and its command. */
export function registerPrompts(
  services: Services,
  comparer: PairComparer,
): Disposable & { readonly feature: PromptsFeature } {
  const feature = new PromptsFeature(services, comparer);
  const registered = Disposable.from(
    feature,
    registerPromptsCommands(services, feature),
    services.stores.onDidChange(
      () => void feature.followChoices().catch((error: unknown) => services.log.warn(String(error))),
    ),
  );
  return { feature, dispose: () => void registered.dispose() };
}
