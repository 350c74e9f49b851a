import { strict as assert } from "node:assert";
import * as vscode from "vscode";
import { extensionId } from "./support/editor.ts";

describe("activation", () => {
  it("activates without an error", async () => {
    const extension = vscode.extensions.getExtension(extensionId);
    assert.ok(extension, "the extension is installed");
    await extension.activate();
    assert.equal(extension.isActive, true);
  });

  it("registers every command that package.json contributes", async () => {
    const extension = vscode.extensions.getExtension(extensionId);
    const manifest = extension?.packageJSON as { contributes: { commands: { command: string }[] } };
    const registered = new Set(await vscode.commands.getCommands(true));
    const contributed = manifest.contributes.commands.map(({ command }) => command);
    assert.ok(contributed.length > 0);
    assert.deepEqual(
      contributed.filter((command) => !registered.has(command)),
      [],
    );
  });
});
