import { describe, expect, it, vi } from "vitest";

vi.mock("vscode", () => import("./fake-vscode.ts"));
const { requireFolder } = await import("../../../src/extension/pairs/choices-folder.ts");
const { window, workspace } = await import("vscode");
type Uri = Parameters<typeof requireFolder>[0];

const folder = (name: string) => ({ name, uri: { scheme: "file", fsPath: `/${name}` } });
const untitled = { scheme: "untitled", path: "Untitled-1" } as unknown as Uri;

/** Opens a window with these folders. @returns what was asked */
function open(names: readonly string[], answer?: string): string[][] {
  const asked: string[][] = [];
  Object.assign(workspace, {
    isTrusted: true,
    workspaceFolders: names.map(folder),
    getWorkspaceFolder: ({ scheme }: Uri) => (scheme === "file" ? folder("second") : undefined),
  });
  Object.assign(window, {
    showQuickPick: async (items: readonly { label: string }[]) => {
      asked.push(items.map(({ label }) => label));
      return items.find(({ label }) => label === answer);
    },
  });
  return asked;
}

describe("the folder that keeps the choices of an untitled document", () => {
  it("is asked for where there are several", async () => {
    const asked = open(["first", "second"], "second");
    expect(await requireFolder(untitled)).toBe("/second");
    expect(asked).toEqual([["first", "second"]]);
    open(["first", "second"]);
    expect(await requireFolder(untitled), "the person gave up").toBeUndefined();
  });

  it("is the only one, or the document's own, without a question", async () => {
    const asked = open(["first"]);
    expect(await requireFolder(untitled)).toBe("/first");
    open(["first", "second"]);
    expect(await requireFolder({ scheme: "file", path: "/second/a.md" } as Uri)).toBe("/second");
    expect(asked).toEqual([]);
  });
});
