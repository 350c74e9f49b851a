import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import manifest from "../../../package.json" with { type: "json" };
import { root } from "../../../scripts/lib/paths.ts";

it("is one version for the product and its Python package, which refuses an archive of another", async () => {
  const read = (file: string) => readFile(join(root, "scale", file), "utf8");
  expect(/^version = "(.+)"$/m.exec(await read("pyproject.toml"))?.[1]).toBe(manifest.version);
  expect(/^VERSION = "(.+)"$/m.exec(await read("rewardlens_spark/version.py"))?.[1]).toBe(manifest.version);
});
