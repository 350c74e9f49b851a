import { execFile } from "node:child_process";
import * as fs from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { openPreferenceLog, preferencesPath } from "../../../../src/store/log/preference-log.ts";
import { preference } from "../../../support/preference.ts";
import * as fake from "../fake-vscode.ts";

vi.mock("vscode", () => import("../fake-vscode.ts"));
const { PreferenceStores } = await import("../../../../src/extension/services/preference-stores.ts");
const { readChoices } = await import("../../../../src/extension/services/read-choices.ts");

let folder: string;
beforeEach(async () => {
  folder = await fs.mkdtemp(join(tmpdir(), "rewardlens-restricted-"));
  fake.workspace.isTrusted = false;
  fake.workspace.workspaceFolders = [{ uri: { scheme: "file", fsPath: folder } }];
});
afterEach(async () => {
  fake.workspace.isTrusted = true;
  fake.workspace.workspaceFolders = [];
  await fs.rm(folder, { recursive: true });
});

describe("a workspace that is not trusted", () => {
  it.skipIf(process.platform === "win32")(
    "has none of its log read, so that not even a FIFO blocks anything",
    async () => {
      await fs.mkdir(dirname(preferencesPath(folder)));
      await promisify(execFile)("mkfifo", [preferencesPath(folder)]);
      const stores = new PreferenceStores(() => expect.unreachable());
      expect(await stores.read()).toEqual([]);
      expect(stores.of(folder)).toBeUndefined();
      expect(await readChoices([folder])).toMatchObject({ pairs: [], problems: [] });
      stores.dispose();
    },
  );

  it("has its log read once it is trusted, and whoever shows choices learns of it", async () => {
    await openPreferenceLog(folder).append(preference("q"));
    const stores = new PreferenceStores(() => expect.unreachable());
    let changes = 0;
    stores.onDidChange(() => changes++);
    expect(await stores.read()).toEqual([]);
    fake.workspace.isTrusted = true;
    fake.workspace.trust.fire();
    expect(changes).toBe(1);
    const [store] = await stores.read();
    expect(store.choices.map(({ current }) => current.query)).toEqual(["q"]);
    expect((await readChoices([folder])).pairs).toHaveLength(1);
    stores.dispose();
  });
});
