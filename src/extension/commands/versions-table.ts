import { window, type Disposable } from "vscode";
import { commandIds } from "../contributions.ts";
import { versionsMarkdown } from "../versions/card-table.ts";
import type { ComparisonDocument } from "../versions/comparison-document.ts";
import { versionNodes } from "../versions/version-nodes.ts";
import type { Versions } from "../versions/versions.ts";
import { versionsMessages as text } from "../versions/versions-messages.ts";
import { registerCommand } from "../window/register.ts";

/** Show All Versions as a Table: every head with the figures of its card. Answers with its page. */
export function registerVersionsTable({ services }: Versions, document: ComparisonDocument): Disposable {
  const { heads, log } = services;
  return registerCommand(commandIds.versionsTable, log, async () => {
    const nodes = await versionNodes(heads);
    if (nodes.length === 0) return void window.showInformationMessage(text.none());
    const markdown = versionsMarkdown(nodes);
    await document.show(markdown);
    return markdown;
  });
}
