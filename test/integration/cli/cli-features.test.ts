import * as fs from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadHead } from "../../../src/store/heads/load-head.ts";
import { cli, ROOT } from "./cli-process.ts";

let folder: string;
beforeAll(async () => void (folder = await fs.mkdtemp(join(tmpdir(), "rewardlens-features-"))));
afterAll(() => fs.rm(folder, { recursive: true }));
const at = (name: string) => join(folder, name);

describe("features", () => {
  it("train the same model as the texts, which need not be encoded again", async () => {
    const pairs = join(ROOT, "samples", "pairs.jsonl");
    const written = await cli(["features", pairs, "--out", at("features.parquet")], { cache: "off" });
    expect(written).toMatchObject({ code: 0, err: expect.stringMatching(/^Features of 48 texts by the encoder [0-9a-f]{16}\.\n$/) }); // prettier-ignore
    const train = (out: string, ...more: string[]) => cli(["train", pairs, "--out", at(out), ...more]);
    expect(await train("by-features", "--features", at("features.parquet"))).toMatchObject({ code: 0, err: "" });
    expect(await train("by-texts")).toMatchObject({ code: 0 });
    const [a, b] = await Promise.all(["by-features", "by-texts"].map((name) => loadHead(at(name))));
    expect(a.weights).toEqual(b.weights);
    expect(a.covariance).toEqual(b.covariance);
  });

  it("of another encoder or another version are refused", async () => {
    const file = await fs.readFile(at("features.parquet"));
    const changed = async (from: string, to: string) => {
      const at = file.lastIndexOf(from) + from.length;
      const bytes = Buffer.from(file);
      bytes.write(to, file.indexOf(to.length === 1 ? "8" : /[0-9a-f]/.exec(file.subarray(at, at + 40).toString("latin1"))![0], at)); // prettier-ignore
      await fs.writeFile(join(folder, "changed.parquet"), bytes);
      return cli(["train", join(ROOT, "samples", "pairs.jsonl"), "--out", join(folder, "x"), "--features", join(folder, "changed.parquet")]); // prettier-ignore
    };
    const version = await changed("rewardlens.feature_version", "7");
    expect(version).toMatchObject({ code: 1, err: expect.stringMatching(/its features are of version 7, and those of this Reward Lens of 8\. Make it again/) }); // prettier-ignore
    const encoder = await changed("rewardlens.encoder", "0123456789abcdef");
    expect(encoder).toMatchObject({
      code: 1,
      err: expect.stringContaining("its features are of the encoder 0123456789abcdef"),
    });
  });
});
