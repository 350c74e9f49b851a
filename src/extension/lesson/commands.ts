import { Uri, window, workspace, type Disposable } from "vscode";
import type { Services } from "../services/services.ts";
import { registerCommands } from "../window/commands.ts";
import type { LessonFeature } from "./lesson-feature.ts";

/** Learn Reward Modelling, at a step or where it was left, and its example. */
export function registerLessonCommands({ log, extensionUri }: Services, lesson: LessonFeature): Disposable {
  return registerCommands(log, {
    learn: (step) => lesson.open(step),
    openLessonExample: () => openExample(extensionUri),
  });
}

/** An untitled copy: it works without a folder and may be changed. */
async function openExample(extensionUri: Uri): Promise<Uri> {
  const file = Uri.joinPath(extensionUri, "media", "lesson", "antarctica.md");
  const content = new TextDecoder().decode(await workspace.fs.readFile(file));
  const document = await workspace.openTextDocument({ language: "markdown", content });
  await window.showTextDocument(document, { preview: false });
  return document.uri;
}
