import { existsSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { Uri, window, type QuickPickItem } from "vscode";
import { repositoryRoot } from "../../verify/sources/disk-files.ts";
import { SourceError } from "../../verify/sources/files.ts";
import { commitOf } from "../../verify/sources/git.ts";
import { documentInFront } from "../documents/in-front.ts";
import { pickFolder, pickRecords } from "../pairs/pick-file.ts";
import { plainLabel } from "../window/markdown-text.ts";
import type { TwoSets } from "./compare-sets.ts";
import { promptsMessages as text } from "./prompts-messages.ts";
import { setName, type ResponseSet } from "./response-set.ts";

type Offer = QuickPickItem & { readonly ask: () => Promise<ResponseSet | undefined> };

/** Asks for the two sets; undefined where the person gave up or something cannot be compared, which has been said. */
export async function askSets(given?: Uri): Promise<TwoSets | undefined> {
  const now = given ? onDisk(given) : await pick(text.nowTitle(), [...offerDocument(), ...offers()]);
  if (now === undefined) return undefined;
  const before = await pick(text.beforeTitle(setName(now)), [...offerRevision(now), ...offers()]);
  if (before === undefined) return undefined;
  if (before.path !== now.path || before.revision !== undefined) return { now, before };
  void window.showInformationMessage(text.sameSet());
  return undefined;
}

async function pick(title: string, items: readonly Offer[]): Promise<ResponseSet | undefined> {
  return (await window.showQuickPick(items, { title: plainLabel(title) }))?.ask();
}

function offers(): Offer[] {
  const picked = async (uri: Promise<Uri | undefined>) => {
    const found = await uri;
    return found && onDisk(found);
  };
  return [
    {
      label: text.file(),
      detail: text.fileDetail(),
      ask: () => picked(pickRecords(text.title(), text.compare())),
    },
    { label: text.folder(), detail: text.folderDetail(), ask: () => picked(pickFolder(text.title(), text.compare())) },
  ];
}

function offerDocument(): Offer[] {
  const uri = documentInFront()?.uri;
  if (uri?.scheme !== "file") return [];
  return [{ label: plainLabel(text.thisFile(basename(uri.path))), ask: async () => onDisk(uri) }];
}

function offerRevision({ path }: ResponseSet): Offer[] {
  const root = repositoryRoot(dirname(path));
  if (!existsSync(join(root, ".git"))) return [];
  const label = plainLabel(text.revision(basename(path)));
  return [{ label, detail: text.revisionDetail(), ask: () => askRevision(path, root) }];
}

async function askRevision(path: string, root: string): Promise<ResponseSet | undefined> {
  const name = await window.showInputBox({
    title: plainLabel(text.revisionTitle(basename(path))),
    prompt: text.revisionPrompt(),
    value: "HEAD",
    validateInput: async (written) => {
      try {
        await commitOf(root, written.trim());
        return undefined;
      } catch (error) {
        if (error instanceof SourceError) return error.message;
        throw error;
      }
    },
  });
  if (name === undefined) return undefined;
  // Validations of several names overlap: only the accepted name counts.
  return { path, revision: { name: name.trim(), commit: await commitOf(root, name.trim()) } };
}

function onDisk(uri: Uri): ResponseSet | undefined {
  if (uri.scheme === "file") return { path: uri.fsPath };
  void window.showInformationMessage(text.notOnDisk());
  return undefined;
}
