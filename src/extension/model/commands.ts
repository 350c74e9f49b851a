import type { Disposable } from "vscode";
import type { Services } from "../services/services.ts";
import { isVersionNode } from "../versions/version-nodes.ts";
import { registerCommands } from "../window/commands.ts";
import type { ModelFeature } from "./model-feature.ts";

/** Show Model: the panel with the head in use, or with the one whose row or id is given. */
export function registerModelCommands({ log }: Services, feature: ModelFeature): Disposable {
  return registerCommands(log, {
    showModel: (given, options) => {
      const id = isVersionNode(given) ? given.id : given;
      const quietly = typeof options === "object" && options !== null && "preserveFocus" in options;
      feature.show(typeof id === "string" ? id : undefined, quietly);
    },
  });
}
