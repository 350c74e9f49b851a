import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TextDocument, Uri } from "vscode";
import { afterEach, describe, expect, it, vi } from "vitest";
import { workspace } from "./fake-vscode.ts";

vi.mock("vscode", () => import("./fake-vscode.ts"));
const { headNamedByFile } = await import("../../../src/extension/heads/named-by-file.ts");

const ID = "2026-11-23t12-00-00z-00000001";

/** An open document; its text can change. */
function opened(path: string, text: string) {
  const uri = { path, fsPath: path, toString: () => `file://${path}` } as unknown as Uri;
  const document = { uri, version: 1, languageId: "yaml", getText: () => text };
  workspace.textDocuments.push(document);
  const edit = (now: string): void => {
    text = now;
    document.version++;
  };
  return { document: document as unknown as TextDocument, edit };
}

/** What a new file of this name and text asks for. */
const named = (path: string, text: string) => headNamedByFile(opened(path, text).document);

afterEach(() => {
  workspace.textDocuments.length = 0;
  workspace.workspaceFolders.length = 0;
});

describe("the model that a file of expectations names", () => {
  it("is a built-in one, whatever its cases name", () => {
    const cases = "cases:\n  - model: helpful\n    query: q\n    response: |\n      model: harmless\n    score: 0.5\n";
    expect(named("/w/a.reward.yaml", `# why\nmodel: "on-topic" # usual\n${cases}`)).toBe("on-topic");
    expect(named("/w/b.reward.yml", `${cases}model: general`)).toBe("general");
    expect(named("/w/c.reward.json", '{"cases": [{"model": "helpful"}], "model": "on-topic",')).toBe("on-topic");
    expect(named("/w/d.reward.yaml", cases)).toBeUndefined();
  });

  it("is a model of the workspace, by its folder from the file, once it is written to its end", async () => {
    const w = await mkdtemp(join(tmpdir(), "rewardlens-named-"));
    workspace.workspaceFolders.push({ uri: { scheme: "file", fsPath: w } });
    await mkdir(join(w, ".rewardlens", "heads", ID), { recursive: true });
    try {
      expect(named(`${w}/a.reward.yaml`, `model: ./.rewardlens/heads/${ID}`)).toBe(ID);
      expect(named(`${w}/evals/b.reward.yaml`, `model: ../.rewardlens/heads/${ID}/`)).toBe(ID);
      expect(named(`${w}/evals/c.reward.yaml`, `model: ./.rewardlens/heads/${ID}`)).toBeUndefined();
      expect(named(`${w}/d.reward.yaml`, "model: ./.rewardlens/heads/../..")).toBeUndefined();
      expect(named(`${w}/e.reward.yaml`, `model: ./.rewardlens/heads/${ID.slice(0, 9)}`)).toBeUndefined();
    } finally {
      await rm(w, { recursive: true });
    }
  });

  it("is followed as it is written", () => {
    const { document, edit } = opened("/w/a.reward.yaml", "model: helpful\ncases: []\n");
    expect(headNamedByFile(document)).toBe("helpful");
    edit("model: help\ncases: []\n");
    expect(headNamedByFile(document)).toBeUndefined();
    edit("model: [\ncases: []\n");
    expect(headNamedByFile(document)).toBeUndefined();
    edit("model: general\ncases: []\n");
    expect(headNamedByFile(document)).toBe("general");
  });

  it("is asked of no other file", () => {
    expect(named("/w/settings.yaml", "model: on-topic")).toBeUndefined();
    expect(named("/w/reward.md", "model: on-topic")).toBeUndefined();
  });
});
