import * as fs from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { readChoices } from "../../../../src/extension/services/read-choices.ts";
import { openPreferenceLog, preferencesPath } from "../../../../src/store/log/preference-log.ts";
import { preference } from "../../../support/preference.ts";

vi.mock("vscode", () => import("../fake-vscode.ts"));

async function aFolder(...queries: string[]): Promise<string> {
  const folder = await fs.mkdtemp(join(tmpdir(), "rewardlens-choices-"));
  onTestFinished(() => fs.rm(folder, { recursive: true }));
  for (const query of queries) await openPreferenceLog(folder).append(preference(query));
  return folder;
}

describe("a training's choices", () => {
  it("are those of every folder of the workspace, whose files they are about; a torn line takes none away", async () => {
    const [first, second, empty] = [await aFolder("a"), await aFolder("b", "c"), await aFolder()];
    await fs.appendFile(preferencesPath(second), '{"torn');
    const { pairs, problems } = await readChoices([first, second, empty]);
    expect(pairs.map(({ query }) => query).sort()).toEqual(["a", "b", "c"]);
    expect(problems).toMatchObject([{ line: 3 }]);
  });
});
