import { strict as assert } from "node:assert";
import { execFile } from "node:child_process";
import { readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import * as vscode from "vscode";
import type { RewardLensApi } from "../../src/extension/api.ts";
import type { LossStep } from "../../src/core/model/training-report.ts";
import type { ModelView } from "../../src/protocol/model.ts";
import { readPairs } from "../../src/formats/read-pairs.ts";
import { choiceFacts } from "../../src/training/choice-facts.ts";
import { openPreferenceLog, preferencesPath } from "../../src/store/log/preference-log.ts";
import { emptyData, extensionId, setSetting, workspaceFolder, run } from "./support/editor.ts";

const folder = () => workspaceFolder().fsPath;

/** Chooses the chosen responses of the sample pairs [from, to), in both orders. */
async function choose(from: number, to: number): Promise<void> {
  const { pairs } = readPairs(await readFile(join(folder(), "pairs.jsonl"), "utf8"));
  for (const [i, { query, chosen, rejected }] of [...pairs.entries()].slice(from, to)) {
    const turned = i % 2 === 1;
    const responses = turned ? ([rejected, chosen] as const) : ([chosen, rejected] as const);
    await openPreferenceLog(folder()).append({
      ...{ query, responses, choice: turned ? "second" : "first", shown: [0, 1], strength: 1, reason: "" },
      ...{ seconds: 3, annotator: "test", at: new Date(2026, 0, 1, 12, i).toISOString(), source: "pairs.jsonl" },
    });
  }
}

function modelTabs(): vscode.Tab[] {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  return tabs.filter(
    ({ input }) => input instanceof vscode.TabInputWebview && /rewardLens\.model$/.test(input.viewType),
  );
}

/** Waits until VS Code lists the panel's tab. */
async function modelTabShown(): Promise<void> {
  await new Promise<void>((resolve) => {
    const look = (): void => {
      if (modelTabs().length === 0) return;
      listener.dispose();
      resolve();
    };
    const listener = vscode.window.tabGroups.onDidChangeTabs(look);
    look();
  });
  assert.equal(modelTabs().length, 1);
}

describe("Model panel", () => {
  let api: RewardLensApi;
  before(async () => {
    api = await vscode.extensions.getExtension<RewardLensApi>(extensionId)!.activate();
  });
  beforeEach(() => emptyData());
  afterEach(async () => {
    await setSetting("rewardLens.autoTrain", undefined);
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
    await emptyData();
    await api.heads.refresh();
  });

  it("says what to do while nothing is trained", async () => {
    await choose(0, 3);
    await api.heads.refresh();
    await run("showModel");
    await modelTabShown();
    const view = await api.model.view();
    assert.equal(view?.head, undefined);
    assert.match(view?.next.sentence ?? "", /^You made 3 choices\. Make 9 more,/);
  });

  it("opens while a head is trained, hears every iteration, and has the command line's figures", async () => {
    await choose(0, 14);
    const steps: LossStep[] = [];
    const listener = api.training.onDidStep((step) => steps.push(step));
    const card = await run<{ id: string }>("trainRewardModel");
    listener.dispose();
    await modelTabShown();
    const view = (await api.model.view()) as ModelView;
    assert.equal(view.head?.card.id, card.id);
    assert.ok(view.head.inUse);
    const iterations = view.figures?.losses.reduce((sum, { training }) => sum + training.length, 0);
    assert.equal(steps.length, iterations);
    assert.equal(view.figures?.margins.length, 3, "before, held out and after");
    assert.ok(
      view.titles.every((title) => title !== ""),
      "each dot knows its choice",
    );

    const out = join(tmpdir(), `rewardlens-model-${process.pid}`);
    try {
      const cli = join(vscode.extensions.getExtension(extensionId)!.extensionPath, "dist", "cli.js");
      const args = [cli, "train", preferencesPath(folder()), "--out", out, "--json"];
      const env = { ...process.env, ELECTRON_RUN_AS_NODE: "1", REWARDLENS_CACHE: "off" };
      const trained = JSON.parse((await promisify(execFile)(process.execPath, args, { env })).stdout);
      for (const name of [
        "pairs",
        "queries",
        "heldOutAccuracy",
        "heldOutLoss",
        "lengthBaseline",
        "ece",
        "ridge",
      ] as const)
        assert.equal(trained[name], view.head.card[name], name);
      assert.deepEqual(trained.heldOutInterval, view.head.card.heldOutInterval);
      assert.deepEqual(trained.priors, view.head.card.priors);
    } finally {
      await rm(out, { recursive: true, force: true });
    }
  });

  it("exports its report as one page without the texts of the choices", async () => {
    await choose(0, 14);
    const card = await run<{ id: string; heldOutAccuracy: number }>("trainRewardModel");
    const file = vscode.Uri.file(join(tmpdir(), `rewardlens-report-${process.pid}.html`));
    try {
      assert.equal(await run("exportReport", card.id, file), file.fsPath);
      const html = await readFile(file.fsPath, "utf8");
      assert.ok(html.includes(`${(100 * card.heldOutAccuracy).toFixed(1)}%`));
      assert.equal(html.match(/<svg/g)?.length, html.match(/<section>/g)?.length);
      assert.doesNotMatch(html, /<script/);
      const { pairs } = readPairs(await readFile(join(folder(), "pairs.jsonl"), "utf8"));
      const named = (page: string) => pairs.filter(({ query }) => page.includes(query.slice(0, 25))).length;
      assert.equal(named(html), 0, "no text of a choice");
      await run("exportReport", card.id, file, true);
      assert.ok(named(await readFile(file.fsPath, "utf8")) >= 5, "examples where they are wanted");
    } finally {
      await rm(file.fsPath, { force: true });
    }
  });

  it("keeps no head that is refused", async () => {
    await choose(0, 14);
    const { pairs } = readPairs(await readFile(join(folder(), "pairs.jsonl"), "utf8"));
    const made = pairs.map(({ query, chosen, rejected }) => ({ query, first: chosen, second: rejected }));
    const choices = {
      ...{ pairs: made.map((pair) => ({ ...pair, label: 1, weight: 1 })), leftOut: 0, problems: [] },
      facts: choiceFacts([]),
    };
    const signal = new AbortController().signal;
    const { kept } = await api.training.run({ folder: folder(), choices, signal, accept: () => false });
    assert.equal(kept, false);
    assert.deepEqual((await api.heads.versions()).cards, []);
    assert.equal(api.training.state, undefined);
  });

  it("trains automatically after so many choices, quietly", async () => {
    await choose(0, 14);
    assert.equal(await api.autoTrain.look(), undefined, "it is off by default");
    await setSetting("rewardLens.autoTrain", 10);
    const head = await api.autoTrain.look();
    assert.equal(head?.card.pairs, 14);
    assert.equal((await api.heads.current()).card.id, head.card.id);
    assert.equal(modelTabs().length, 0, "quietly");
    assert.equal(await api.autoTrain.look(), undefined, "there are no new choices");
  });
});
