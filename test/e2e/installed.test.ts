import { existsSync } from "node:fs";
import { readFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { projectNode, root } from "../../scripts/lib/paths.ts";
import { runQuietly } from "../../scripts/lib/run.ts";
import { installExtension } from "../../scripts/lib/vscode-server.ts";
import { lensTexts, openFile, scoredLens } from "../support/workbench/actions.ts";
import { openWorkbench } from "../support/workbench/workbench.ts";

interface NetworkLine {
  readonly argv: readonly string[];
  readonly host?: string;
  readonly stack?: string;
}

describe.each([
  { kind: "for this platform", args: [] },
  { kind: "universal", args: ["--universal"] },
])("the package $kind", ({ args }) => {
  let home: string;
  let packed: string;

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), "rewardlens-installed-"));
    const file = join(home, "reward-lens.vsix");
    const script = join(root, "scripts", "package.ts");
    packed = await runQuietly(projectNode().binary, [script, "--out", file, ...args], { cwd: root });
    await installExtension(file, join(home, "extensions"));
  });

  afterAll(() => rm(home, { recursive: true, force: true }));

  it("contains no source, source map, test or other platform's binary", () => {
    expect(packed).toMatch(/reward-lens\.vsix: \d/);
    expect(packed).not.toMatch(/\.(ts|map|d\.ts)\s|\btest\b|scripts\/|package-lock/);
    const binaries = packed.match(/napi-v6\/\S+\.node/g) ?? [];
    expect(binaries).toEqual(
      args.length > 0 ? [] : [`napi-v6/${process.platform}/${process.arch}/onnxruntime_binding.node`],
    );
  });

  it("scores in a clean VS Code that cannot reach a network", async () => {
    const log = join(home, "network.jsonl");
    const workbench = await openWorkbench({
      installed: join(home, "extensions"),
      extension: join(root, "test", "support", "no-network"),
      env: { REWARDLENS_NETWORK_LOG: log },
    });
    try {
      await expect.poll(() => existsSync(log), { timeout: 60_000 }).toBe(true);
      await openFile(workbench.page, "antarctica.md");
      const [first, second] = await lensTexts(workbench.page, 3, scoredLens);
      expect(first).toMatch(/^1st of \d/);
      expect(second).not.toMatch(/^1st of/);
    } finally {
      await workbench.close();
    }
    const lines = (await readFile(log, "utf8")).trim().split("\n");
    const written = lines.map((line) => JSON.parse(line) as NetworkLine);
    // Known by where the package was installed: a checkout may have any name, and VS Code's own processes run under it.
    const ours = written.filter(({ argv, stack }) => `${argv[1]} ${stack}`.includes(`${basename(home)}/extensions/`));
    const encoder = ours.filter(({ argv }) => argv[1]?.endsWith("encoder.js"));
    expect(encoder, "the encoder ran, under this guard").not.toEqual([]);
    const calls = ours.filter(({ host }) => host !== undefined);
    expect(calls, "no network call by the extension").toEqual([]);
  });
});
