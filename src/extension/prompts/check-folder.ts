import { basename, join } from "node:path";
import { Uri, window, workspace } from "vscode";
import { shorten } from "../../report/format.ts";
import { checkDrift, driftText, type ResponseDrift } from "../../verify/drift.ts";
import { readOutputs, type OutputResponse } from "../../verify/read-outputs.ts";
import { diskFiles } from "../../verify/sources/disk-files.ts";
import { isStarterName } from "../heads/starters.ts";
import type { Services } from "../services/services.ts";
import { workspaceFolders } from "../services/workspace-files.ts";
import { plainLabel, plainWords } from "../window/markdown-text.ts";
import { withProgress } from "../window/progress.ts";
import { reveal } from "../window/reveal.ts";
import { promptsMessages as text } from "./prompts-messages.ts";

/** Responses that are listed, and characters of each. */
const MOST = 200;
const SHOWN = 100;

/**
 * Says how much of a folder's responses is unlike the choices of the model in use, and lists the most unlike to open.
 * @param given default: the first folder of the workspace
 * @returns what it says; undefined where nothing is measured
 */
export async function checkFolder({ heads, encoders }: Services, given?: Uri): Promise<string | undefined> {
  const folder = given?.fsPath ?? workspaceFolders().at(0);
  if (folder === undefined) return void window.showInformationMessage(text.driftNoFolder());
  const head = await heads.current();
  if (isStarterName(head.card.id)) return void window.showInformationMessage(text.driftNoModel());
  const name = basename(folder);
  const done = await withProgress(text.driftTitle(name), async (work) => {
    const files = diskFiles(folder); // itself it may be a link
    const responses =
      (await files.list(".")).length === 0 ? [] : (await readOutputs(".", files, work.signal)).responses;
    const drift = await checkDrift(responses, head, (texts) => encoders.readMany(texts, work));
    return { drift };
  });
  if (done === undefined) return void window.showInformationMessage(text.driftCancelled());
  if (done.drift === undefined) return void window.showInformationMessage(plainLabel(text.driftNothing(name)));
  const said = driftText(done.drift, head);
  void window.showInformationMessage(said);
  void pickUnlike(done.drift, said, folder);
  return said;
}

async function pickUnlike({ unlike }: ResponseDrift, title: string, root: string): Promise<void> {
  if (unlike.length === 0) return;
  const items = unlike.slice(0, MOST).map((one) => ({
    ...plainWords({
      label: shorten(one.response, SHOWN),
      description: text.driftPlace(one.file, one.line),
      detail: shorten(one.query, SHOWN),
    }),
    one,
  }));
  const options = { title, placeHolder: text.driftPick(), matchOnDetail: true, matchOnDescription: true };
  const picked = await window.showQuickPick(items, options);
  if (picked) await openResponse(picked.one, root);
}

async function openResponse({ file, line }: OutputResponse, root: string): Promise<void> {
  const document = await workspace.openTextDocument(Uri.file(join(root, file)));
  const start = document.offsetAt(document.lineAt(Math.min(line, document.lineCount) - 1).range.start);
  await reveal(document, { start, end: start });
}
