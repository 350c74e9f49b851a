import { Disposable } from "vscode";
import type { PairServices } from "../pairs/pair-services.ts";
import { registerCompareCommands } from "./commands.ts";
import { CompareFeature } from "./compare-feature.ts";

/** The Compare panel, its keys, and the commands that fill it. */
export function registerCompare(services: PairServices): Disposable & { readonly feature: CompareFeature } {
  const feature = new CompareFeature(services);
  const registered = Disposable.from(
    feature,
    registerCompareCommands(services, feature),
    services.heads.onDidChangeHead(() => feature.headChanged()),
    services.stores.onDidChange(() => void feature.logChanged()),
  );
  return { feature, dispose: () => void registered.dispose() };
}
