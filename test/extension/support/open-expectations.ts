import * as vscode from "vscode";
import type { RewardLensApi } from "../../../src/extension/api.ts";
import { extensionId } from "./editor.ts";
import { ExpectationFolder } from "./expectation-folder.ts";
import { RecordedRuns } from "./test-runs.ts";

/** The runs of the Testing view are recorded while a suite lasts; after each of its tests nothing is open, and what it wrote is gone. */
export function openExpectations(use: (runs: RecordedRuns, folder: ExpectationFolder) => void): void {
  let runs: RecordedRuns;
  let folder: ExpectationFolder;
  before(async () => {
    const { expectations } = await vscode.extensions.getExtension<RewardLensApi>(extensionId)!.activate();
    runs = new RecordedRuns(expectations);
    folder = new ExpectationFolder(expectations);
    use(runs, folder);
  });
  after(() => runs.dispose());
  afterEach(async () => {
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
    await folder.remove();
  });
}
