import { existsSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { projectNode, root } from "../../scripts/lib/paths.ts";
import { runQuietly } from "../../scripts/lib/run.ts";
import { installExtension } from "../../scripts/lib/install/vscode-server.ts";
import { lensTexts, notification, openFile, scoredLens, screenshot } from "../support/workbench/actions.ts";
import { ComparePage } from "../support/workbench/compare-page.ts";
import { isDirect, newUsersFolder, storedChoices } from "../support/workbench/new-user.ts";
import { openWorkbench } from "../support/workbench/workbench.ts";

/** A lens that says something of its response: a score, a place, or why there is none. */
const someLens = /\d|unsure/i;

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
    const script = join(root, "scripts", "make", "package.ts");
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

  it.runIf(args.length === 0)("leads a new user from their own files to a model of their own", async ({ annotate }) => {
    const { folder: from, shapes } = await newUsersFolder();
    if (!shapes) await annotate("The files of ../shared/cases/workspace are not there: only the test's own are played");
    const extension = join(root, "test", "support", "no-network");
    const workbench = await openWorkbench({ installed: join(home, "extensions"), extension, from });
    const { page, folder } = workbench;
    let actions = 0;
    const act = async (step: Promise<unknown>) => {
      actions++;
      await step;
    };
    try {
      const started = performance.now();
      const passed = (what: string) =>
        annotate(`${what} after ${Math.round((performance.now() - started) / 1000)} s and ${actions} actions`);
      const steps = page.locator(".welcome-view-content:visible");
      await act(page.locator(".activitybar .action-label[aria-label^='Reward Lens']").click());
      await steps.filter({ hasText: "Open a file that has a prompt" }).waitFor();
      await act(openFile(page, "ticket-1182.md"));
      await lensTexts(page, 2, someLens);
      await passed("First score");
      expect(actions).toBeLessThanOrEqual(5);
      if (shapes) {
        await openFile(page, "refund-reply.md");
        await lensTexts(page, 1, someLens);
      }

      await act(openFile(page, "answers.csv"));
      await steps.filter({ hasText: "This file has responses to compare" }).waitFor();
      await act(steps.locator(".monaco-button", { hasText: "Compare Responses" }).click());
      const compare = await ComparePage.find(page);
      for (let done = 1; done <= 12; done++) {
        const { left } = await compare.shown();
        await act(compare.press(isDirect(left) ? "1" : "2"));
        await expect.poll(() => storedChoices(folder)).toBeGreaterThanOrEqual(done);
      }
      await passed("Twelve choices");

      await steps.filter({ hasText: "You have enough choices" }).waitFor();
      await act(steps.locator(".monaco-button", { hasText: "Train Reward Model" }).click());
      await notification(page, /Model 1 · \d+ choices/);
      await passed("Own model");
      await openFile(page, "ticket-1182.md");
      const status = page.locator('[id="reward-lens.reward-lens.rewardLens.status"]');
      await status.filter({ hasText: /Model 1 · \d+ choices/ }).waitFor();
      await page.locator(".pane-header", { hasText: "Models" }).waitFor();
      await expect.poll(() => steps.count()).toBe(0);
    } catch (error) {
      await screenshot(page, "failed-new-user");
      throw error;
    } finally {
      await workbench.close();
      await rm(from, { recursive: true, force: true });
    }
  });

  it("has no dead link in the Extensions page, and the samples in the package", async () => {
    const [name] = (await readdir(join(home, "extensions"))).filter((one) => one.startsWith("reward-lens"));
    const readme = await readFile(join(home, "extensions", name, "readme.md"), "utf8");
    expect(readme).toContain("Five minutes on your own file");
    expect(readme.match(/\]\((?!https:)[^)]*\)/g)).toBeNull();
    expect(await readdir(join(home, "extensions", name, "samples"))).toContain("antarctica.md");
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
      expect(first).toMatch(/^(?:1st|2nd) of 3/);
      expect(second).toMatch(/^3rd of 3/);
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
