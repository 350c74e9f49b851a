import { Disposable } from "vscode";
import { registerVersionsCompare } from "./compare-two.ts";
import { registerVersionsDelete } from "./delete-version.ts";
import { registerVersionsExport } from "../commands/versions-export.ts";
import { registerVersionsImport } from "../commands/versions-import.ts";
import { registerVersionsPin } from "./pin-version.ts";
import { registerVersionsRename } from "../commands/versions-rename.ts";
import { registerVersionsRollBack } from "../commands/versions-roll-back.ts";
import { registerVersionsTable } from "../commands/versions-table.ts";
import { registerVersionsUnpin } from "../commands/versions-unpin.ts";
import { registerVersionsUse } from "../commands/versions-use.ts";
import type { Services } from "../services/services.ts";
import { ComparisonDocument } from "./comparison-document.ts";
import type { Versions, VersionsCommand } from "./versions.ts";
import { VersionsView } from "./versions-view.ts";

const versionsCommands: readonly VersionsCommand[] = [
  registerVersionsUse,
  registerVersionsPin,
  registerVersionsUnpin,
  registerVersionsRename,
  registerVersionsDelete,
  registerVersionsExport,
  registerVersionsImport,
  registerVersionsRollBack,
];

/** The Versions view with its commands. */
export function registerVersions(services: Services): Disposable & Pick<Versions, "view"> {
  const view = new VersionsView(services.heads);
  const comparison = new ComparisonDocument();
  const versions: Versions = { services, view };
  const registered = Disposable.from(
    view,
    comparison,
    ...versionsCommands.map((register) => register(versions)),
    registerVersionsCompare(versions, comparison),
    registerVersionsTable(versions, comparison),
  );
  return { view, dispose: () => void registered.dispose() };
}
