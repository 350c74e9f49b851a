import * as fs from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { writeWhole } from "../../../../src/store/files/staging.ts";

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await fs.mkdtemp(join(tmpdir(), "rewardlens-write-"));
  path = join(folder, "page.html");
});
afterEach(() => fs.rm(folder, { recursive: true }));

describe("writing a file whole", () => {
  it("replaces what was there, and leaves nothing else behind", async () => {
    for (const text of ["one", "two"]) await writeWhole(path, text);
    expect(await fs.readFile(path, "utf8")).toBe("two");
    expect(await fs.readdir(folder)).toEqual(["page.html"]);
  });

  it("keeps what was there where the disk is full", async () => {
    await writeWhole(path, "one");
    const full = (async () => {
      throw Object.assign(new Error("full"), { code: "ENOSPC" });
    }) as typeof fs.open;
    await expect(writeWhole(path, "two", { open: full })).rejects.toMatchObject({ code: "disk-full" });
    expect(await fs.readFile(path, "utf8")).toBe("one");
    expect(await fs.readdir(folder)).toEqual(["page.html"]);
  });

  it.skipIf(process.platform === "win32")(
    "writes the file behind a link, and replaces no folder and no device",
    async () => {
      await fs.writeFile(join(folder, "real.html"), "old");
      await fs.symlink("real.html", path);
      await writeWhole(path, "new");
      expect(await fs.readFile(join(folder, "real.html"), "utf8")).toBe("new");
      expect((await fs.lstat(path)).isSymbolicLink()).toBe(true);
      for (const other of [folder, "/dev/null"])
        await expect(writeWhole(other, "x")).rejects.toMatchObject({
          code: "not-a-file",
          message: expect.stringContaining(other),
        });
    },
  );
});
