import { window } from "vscode";
import type { MarkdownPage } from "../window/markdown-page.ts";
import { withProgress } from "../window/progress.ts";
import { compareMarkdown } from "./compare-markdown.ts";
import { compareVersions } from "./compare-versions.ts";
import { isVersionNode, type VersionNode } from "./version-nodes.ts";
import { chosenVersion, isReadable, type Versions } from "./versions.ts";
import { versionsMessages as text } from "./versions-messages.ts";

/** Compares two heads: their cards, the choices that flip, the scores of the open document. @returns the page */
export async function compareTwo(versions: Versions, page: MarkdownPage, argument: unknown, others: unknown) {
  const { services } = versions;
  const editor = window.activeTextEditor?.document;
  const nodes = await twoVersions(versions, argument, others);
  if (nodes === undefined) return undefined;
  const encoder = await services.encoders.encoder.info();
  const heads = await Promise.all([
    services.heads.byId(nodes[0].id, encoder),
    services.heads.byId(nodes[1].id, encoder),
  ]);
  const markdown = await withProgress(text.comparing(), async (work) =>
    compareMarkdown(await compareVersions(services, heads, editor, work)),
  );
  if (markdown !== undefined) await page.show(markdown);
  return markdown;
}

/** When it was trained: built-in models come before all. */
const age = (node: VersionNode): number => (node.kind === "version" ? Date.parse(node.card.created) : 0);

/** Two rows that are selected together, else the row and one that is picked; the older first. VS Code gives the selection as second argument. */
async function twoVersions(
  versions: Versions,
  argument: unknown,
  others: unknown,
): Promise<readonly [VersionNode, VersionNode] | undefined> {
  const rows = Array.isArray(others) ? others.filter((row) => isVersionNode(row) || typeof row === "string") : [];
  const one = await chosenVersion(versions, rows.length === 2 ? rows[0] : argument, { among: isReadable });
  if (one === undefined) return undefined;
  const among = (node: VersionNode) => isReadable(node) && node.id !== one.id;
  const two = await chosenVersion(versions, rows.at(1), { title: text.pickOther(), among });
  return two === undefined ? undefined : age(one) <= age(two) ? [one, two] : [two, one];
}
