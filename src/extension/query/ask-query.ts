import { window } from "vscode";
import { messages } from "../messages.ts";

/** Asks for a query; undefined where the person gives up. */
export async function askQuery(value = ""): Promise<string | undefined> {
  return window.showInputBox({
    prompt: messages.query.prompt(),
    placeHolder: messages.query.placeholder(),
    value,
    validateInput: (text) => (text.trim() === "" ? messages.query.isEmpty() : undefined),
  });
}
