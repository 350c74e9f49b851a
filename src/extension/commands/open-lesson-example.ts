import { Uri, window, workspace, type Disposable } from "vscode";
import { commandIds } from "../contributions.ts";
import type { Services } from "../services/services.ts";
import { registerCommand } from "../window/register.ts";

/** Open the Lesson's Example: an untitled copy, so that it works without a folder and may be changed. */
export function registerOpenLessonExample({ log, extensionUri }: Services): Disposable {
  return registerCommand(commandIds.openLessonExample, log, async () => {
    const file = Uri.joinPath(extensionUri, "media", "lesson", "antarctica.md");
    const content = new TextDecoder().decode(await workspace.fs.readFile(file));
    const document = await workspace.openTextDocument({ language: "markdown", content });
    await window.showTextDocument(document, { preview: false });
    return document.uri;
  });
}
