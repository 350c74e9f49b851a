import { ProgressLocation, window, type Disposable } from "vscode";
import { commandIds } from "../contributions.ts";
import { messages } from "../messages.ts";
import { isAbort, withSignal } from "../window/signal.ts";
import { compareMarkdown } from "./compare-markdown.ts";
import { compareVersions } from "./compare-versions.ts";
import type { ComparisonDocument } from "./comparison-document.ts";
import { isVersionNode, type VersionNode } from "./version-nodes.ts";
import { chosenVersion, type Versions } from "./versions.ts";
import { versionsMessages as text } from "./versions-messages.ts";
import { registerCommand } from "../window/register.ts";

/** Compare Two Versions: side by side, with the choices that flip and the scores of the open document. Answers with its page. */
export function registerVersionsCompare(versions: Versions, document: ComparisonDocument): Disposable {
  const { services } = versions;
  return registerCommand(commandIds.versionsCompare, services.log, async (argument?: unknown, others?: unknown) => {
    const editor = window.activeTextEditor?.document;
    const nodes = await twoVersions(versions, argument, others);
    if (nodes === undefined) return undefined;
    const encoder = await services.encoders.encoder.info();
    const heads = await Promise.all([
      services.heads.byId(nodes[0].id, encoder),
      services.heads.byId(nodes[1].id, encoder),
    ]);
    const options = { location: ProgressLocation.Notification, title: text.comparing(), cancellable: true };
    const markdown = await window.withProgress(options, (progress, token) =>
      withSignal(token, async (signal) => {
        const onProgress = (done: number, total: number) =>
          progress.report({ message: messages.select.done(done, total) });
        try {
          return compareMarkdown(await compareVersions(services, heads, editor, { signal, onProgress }));
        } catch (error) {
          if (isAbort(error, signal)) return undefined;
          throw error;
        }
      }),
    );
    if (markdown !== undefined) await document.show(markdown);
    return markdown;
  });
}

/** Two rows that are selected together, else the row and one that is picked. VS Code gives the selection as second argument. */
async function twoVersions(
  versions: Versions,
  argument: unknown,
  others: unknown,
): Promise<readonly [VersionNode, VersionNode] | undefined> {
  const rows = Array.isArray(others) ? others.filter((row) => isVersionNode(row) || typeof row === "string") : [];
  const readable = ({ kind }: VersionNode) => kind !== "broken";
  const one = await chosenVersion(versions, rows.length === 2 ? rows[0] : argument, { among: readable });
  if (one === undefined) return undefined;
  const among = (node: VersionNode) => readable(node) && node.id !== one.id;
  const two = await chosenVersion(versions, rows.at(1), { title: text.pickOther(), among });
  return two === undefined ? undefined : [one, two];
}
