import type { Disposable } from "vscode";
import { commandIds } from "../contributions.ts";
import type { ModelFeature } from "../model/model-feature.ts";
import type { Services } from "../services/services.ts";
import { isVersionNode } from "../versions/version-nodes.ts";
import { registerCommand } from "../window/register.ts";

/** Show Model: the panel with the head in use, or with the one whose row or id is given. */
export function registerShowModel({ log }: Services, feature: ModelFeature): Disposable {
  return registerCommand(commandIds.showModel, log, (given?: unknown, options?: unknown) => {
    const id = isVersionNode(given) ? given.id : given;
    const quietly = typeof options === "object" && options !== null && "preserveFocus" in options;
    feature.show(typeof id === "string" ? id : undefined, quietly);
  });
}
