import * as fs from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { requirePlace } from "../../../src/cli/scale/long-work.ts";

let folder: string;
let out: string;
beforeEach(async () => {
  folder = await fs.mkdtemp(join(tmpdir(), "rewardlens-long-"));
  out = join(folder, "data.jsonl");
});
afterEach(() => fs.rm(folder, { recursive: true }));

describe("a file that is written at length", () => {
  it.each(["", ".part", ".part.jsonl"])("is refused where it is written to an input, as OUT%s", async (ending) => {
    await fs.writeFile(out + ending, "{}");
    await expect(requirePlace(out, [out + ending], { rows: 1, force: true })).rejects.toThrow(
      `${out}${ending} is one of the input files: give another name`,
    );
  });

  it("is refused where a part is there that is not ours, unless it is to begin again", async () => {
    await fs.writeFile(`${out}.part`, "half a download");
    await expect(requirePlace(out, [], { rows: 1, force: true })).rejects.toThrow(
      `${out}.part is there, but not ${out}.part.jsonl, so it cannot be continued. Give --restart to replace it, or another name.`,
    );
    await requirePlace(out, [], { rows: 1, restart: true });
    await fs.writeFile(`${out}.part.jsonl`, "");
    await requirePlace(out, [], { rows: 1 });
  });
});
