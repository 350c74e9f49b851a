import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { exportsTable } from "../../../scripts/lib/docs/exports-table.ts";
import { root } from "../../../scripts/lib/paths.ts";
import { targets } from "../../../src/export/targets.ts";

const page = readFileSync(join(root, "docs", "export.md"), "utf8");

describe("docs/export.md", () => {
  it("has the table of the registry: else run node scripts/make/list-exports.ts --write", () => {
    expect(page).toContain(exportsTable());
    expect(exportsTable().match(/^\| `/gm)).toHaveLength(targets.length);
  });

  it("names the loss of everything that some file has no place for", () => {
    for (const { leavesOut, leavesBehind } of targets)
      for (const { words } of [...leavesOut, ...leavesBehind]) expect(page).toContain(words[1]);
  });
});
