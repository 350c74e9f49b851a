import type { LogOutputChannel, Uri } from "vscode";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { findLenses } from "../../../../src/formats/find-lenses.ts";
import { StoreError } from "../../../../src/store/files/store-error.ts";

vi.mock("vscode", () => import("../fake-vscode.ts"));
const { showError } = await import("../../../../src/extension/window/show-error.ts");
const { showLost } = await import("../../../../src/extension/window/lost-log.ts");
const { RecordProblems } = await import("../../../../src/extension/pairs/record-problems.ts");
const { window } = await import("vscode");

let said: string[];
beforeEach(() => {
  said = [];
  const say = (message: string) => Promise.resolve(void said.push(message));
  Object.assign(window, { showErrorMessage: say, showWarningMessage: say });
});

const log = { error: () => {} } as unknown as LogOutputChannel;
const link = "[click](command:x.y)";
/** VS Code makes links of this in its messages (base/common/linkedText.ts). */
const LINKED = /\[[^\]]+\]\([a-z]+:[^)\s]+\)/;

describe("a stranger's words in a message do not become a link", () => {
  it("in an error, of a card or a path", async () => {
    await showError(new StoreError("head-broken", `Head x was trained for encoder ${link}.`), log);
    await showLost(new StoreError("folder-gone", `The folder /${link} is gone.`, { folder: "/" }) as never);
    expect(said).toHaveLength(2);
    for (const message of said) expect(message).not.toMatch(LINKED);
    expect(said[0].replaceAll("\u2060", "")).toContain(link);
  });

  it("in what is wrong with a file", () => {
    const record = { messages: [{ role: link, content: "a" }] };
    const good = { prompt: "q", response: "a" };
    const { problems } = findLenses(`${JSON.stringify(record)}\n${JSON.stringify(good)}`, "a.jsonl");
    expect(problems[0].message).toMatch(LINKED); // as it is in the file, for the Problems panel
    new RecordProblems().report({ toString: () => "" } as Uri, `${link}.jsonl`, problems);
    expect(said).toHaveLength(1);
    expect(said[0]).not.toMatch(LINKED);
    expect(said[0].replaceAll("\u2060", "")).toContain(link);
  });
});
