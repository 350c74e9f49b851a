import { window, type Disposable } from "vscode";
import { headNameProblem } from "../../store/name-head.ts";
import { commandIds } from "../contributions.ts";
import { chosenVersion, workspaceRegistry, type Versions } from "../versions/versions.ts";
import { versionsMessages as text } from "../versions/versions-messages.ts";
import { registerCommand } from "../window/register.ts";

/** Rename Version: the name goes to the head's card, so that it travels with the head. */
export function registerVersionsRename(versions: Versions): Disposable {
  const { heads, log } = versions.services;
  return registerCommand(commandIds.versionsRename, log, async (argument?: unknown, given?: unknown) => {
    const node = await chosenVersion(versions, argument, {
      among: ({ kind }) => kind === "version",
    });
    const registry = node && workspaceRegistry();
    if (node === undefined || registry === undefined) return;
    if (node.kind !== "version") return void window.showInformationMessage(text.renameStarter());
    const name = typeof given === "string" ? given : await ask(node.card.name ?? "");
    if (name === undefined) return;
    await registry.rename(node.id, name);
    await heads.refresh();
  });
}

function ask(value: string): Thenable<string | undefined> {
  const validateInput = (name: string) => {
    const problem = headNameProblem(name);
    return problem === undefined ? undefined : text.badName(problem);
  };
  return window.showInputBox({ prompt: text.renamePrompt(), value, validateInput });
}
