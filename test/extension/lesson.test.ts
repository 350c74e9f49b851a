import { strict as assert } from "node:assert";
import { existsSync } from "node:fs";
import { join } from "node:path";
import * as vscode from "vscode";
import type { RewardLensApi } from "../../src/extension/api.ts";
import { readPairs } from "../../src/formats/read-pairs.ts";
import { antarctica } from "../../src/protocol/lesson-texts.ts";
import { lessonParts, lessonSteps, type LessonProgress } from "../../src/protocol/lesson.ts";
import { extensionId, lensesOf, storedFiles } from "./support/editor.ts";

const extension = () => vscode.extensions.getExtension<RewardLensApi>(extensionId)!;

interface Walkthrough {
  readonly id: string;
  readonly steps: readonly {
    readonly id: string;
    readonly description: string;
    readonly completionEvents: readonly string[];
    readonly media: { readonly markdown?: string; readonly svg?: string };
  }[];
}

function panels(viewType = /rewardLens\.lesson$/): vscode.Tab[] {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  return tabs.filter(({ input }) => input instanceof vscode.TabInputWebview && viewType.test(input.viewType));
}

/** Waits for a panel: the lesson's, unless another is named. */
async function shown(viewType?: RegExp): Promise<void> {
  await new Promise<void>((resolve) => {
    const look = (): void => {
      if (panels(viewType).length === 0) return;
      listener.dispose();
      resolve();
    };
    const listener = vscode.window.tabGroups.onDidChangeTabs(look);
    look();
  });
}

describe("the lesson", () => {
  let api: RewardLensApi;
  let before: LessonProgress;
  beforeEach(async () => {
    api = await extension().activate();
    before = api.lesson.progress;
  });
  afterEach(async () => {
    await api.lesson.functions.keep(before);
    await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
  });

  it("is a walkthrough of its five steps, whose pages are there and whose buttons run commands that are", async () => {
    const { walkthroughs } = (extension().packageJSON as { contributes: { walkthroughs: Walkthrough[] } }).contributes;
    assert.deepEqual(
      walkthroughs.map(({ id }) => id),
      ["start", "learn"],
    );
    const [start, { steps }] = walkthroughs;
    assert.deepEqual(
      steps.map(({ id }) => id),
      lessonSteps,
    );
    const commands = new Set(await vscode.commands.getCommands(true));
    for (const { id, completionEvents } of steps)
      // And where it was done before the walkthrough was shown.
      assert.deepEqual(
        completionEvents,
        ["", " && rewardLens.shown"].map((shown) => `onContext:rewardLens.lesson.${id}${shown}`),
      );
    for (const { id, media, description } of [...start.steps, ...steps]) {
      assert.ok(existsSync(join(extension().extensionPath, media.markdown ?? media.svg ?? "missing")), id);
      const named = [...description.matchAll(/\(command:([^?)]+)/g)].map(([, command]) => command);
      assert.ok(named.length > 0);
      for (const command of named) assert.ok(commands.has(command), command);
    }
  });

  it("opens by its command, at a step that is named, one tab at most", async () => {
    await vscode.commands.executeCommand("rewardLens.learn", "loss");
    await shown();
    assert.equal(api.lesson.progress.step, "loss");
    await vscode.commands.executeCommand("rewardLens.learn", "no such step");
    assert.equal(panels().length, 1);
    assert.equal(api.lesson.progress.step, "loss");
  });

  it("keeps what was answered, over closing it", async () => {
    const answers = Object.fromEntries(lessonParts.verify.map((part) => [part, 1]));
    await vscode.commands.executeCommand("rewardLens.learn");
    await shown();
    await api.lesson.functions.keep({ step: "verify", answers, choices: [1, -1, 0, -1, -1, -1] });
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
    const { progress, pairs, folder, trusted } = await api.lesson.functions.ready();
    assert.deepEqual(progress.answers, answers);
    assert.deepEqual(progress.choices, [1, -1, 0, -1, -1, -1]);
    assert.equal(pairs.length, 6);
    assert.deepEqual([folder, trusted], [true, true]);
  });

  it("has the figures of the editor's own scores, and writes nothing into the folder", async () => {
    const figures = await api.lesson.functions.figures("scores", {});
    assert.ok("responses" in figures);
    const head = await api.heads.starter("on-topic");
    const texts = [antarctica.treaty, antarctica.penguins].map((response) => ({ query: antarctica.query, response }));
    const own = await api.scores.scoreAll(texts, { head });
    assert.deepEqual(
      (figures.responses as readonly { reward: number }[]).map(({ reward }) => reward),
      own.map(({ reward }) => reward),
    );
    const head12 = await api.lesson.functions.figures("preference", {});
    assert.ok("after" in head12 && head12.head.pairs === 12);
    assert.deepEqual(await storedFiles(), []);
  });

  it("opens the inspector with its pair", async () => {
    await api.lesson.functions.act("inspect");
    const { query, treaty, penguins } = antarctica;
    await shown(/rewardLens\.inspector$/);
    assert.deepEqual((await api.inspector.view())?.memento, { query, response: treaty, other: penguins });
  });

  it("opens the person's choices as a file that is not saved, and writes no log", async () => {
    const { pairs, progress } = await api.lesson.functions.ready();
    await api.lesson.functions.keep({ ...progress, choices: [1, -1, 0, -1, -1, -1] });
    const opened = new Promise<vscode.TextDocument>((resolve) => {
      const listener = vscode.window.onDidChangeActiveTextEditor((editor) => {
        if (editor?.document.uri.scheme !== "untitled") return;
        listener.dispose();
        resolve(editor.document);
      });
    });
    await api.lesson.functions.act("choices");
    const { pairs: read, problems } = readPairs((await opened).getText());
    assert.deepEqual(problems, []);
    const [first, , third] = pairs;
    assert.deepEqual(
      read.map(({ query, chosen, rejected }) => [query, chosen, rejected]),
      [
        [first.query, first.responses[1], first.responses[0]],
        [third.query, ...third.responses],
      ],
    );
    assert.deepEqual(await storedFiles(), []);
  });

  it("opens its example as an untitled document, scored", async () => {
    const uri = await vscode.commands.executeCommand<vscode.Uri>("rewardLens.openLessonExample");
    assert.equal(uri.scheme, "untitled");
    const lenses = await lensesOf(await vscode.workspace.openTextDocument(uri));
    assert.equal(lenses.length, 2);
    assert.ok(lenses[0].score > lenses[1].score);
  });
});
