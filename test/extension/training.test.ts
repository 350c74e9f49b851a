import { strict as assert } from "node:assert";
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import * as vscode from "vscode";
import { moreChoices } from "../../src/report/more-choices.ts";
import type { RewardLensApi } from "../../src/extension/api.ts";
import { readPairs } from "../../src/formats/read-pairs.ts";
import { openPreferenceLog } from "../../src/store/log/preference-log.ts";
import {
  emptyData,
  extensionId,
  hoverOf,
  lensesOf,
  open,
  setSetting,
  type ShownLens,
  workspaceFolder,
} from "./support/editor.ts";

interface Card {
  readonly id: string;
  readonly pairs: number;
  readonly heldOutAccuracy: number;
  readonly heldOutInterval: readonly [number, number];
}

const drafts = `## Query

How do I find the largest files on my disk?

## Response A

Sort the files on your disk by size: \`du -ah / | sort -rh | head\` shows the largest files first.

## Response B

That's a great question! Finding the largest files on a disk is something that many people might want to do from time to
time, and there are perhaps quite a few ways in which one could go about it, although it may depend on the disk.
`;

const data = (): string => join(workspaceFolder().fsPath, ".rewardlens");

/** Chooses as somebody who likes direct answers, in both orders. */
async function choose(limit: number): Promise<void> {
  const { pairs } = readPairs(await readFile(join(workspaceFolder().fsPath, "pairs.jsonl"), "utf8"));
  const log = openPreferenceLog(workspaceFolder().fsPath);
  for (const [index, { query, chosen, rejected }] of pairs.slice(0, limit).entries()) {
    const turned = index % 2 === 1;
    await log.append({
      query,
      responses: turned ? [rejected, chosen] : [chosen, rejected],
      choice: turned ? "second" : "first",
      shown: [0, 1],
      strength: 2,
      reason: "",
      seconds: 3,
      annotator: "test",
      at: new Date(2026, 0, 1, 12, index).toISOString(),
      source: "pairs.jsonl",
    });
  }
}

const train = (): Thenable<Card | undefined> => vscode.commands.executeCommand<Card>("rewardLens.trainRewardModel");

describe("Train Reward Model", () => {
  beforeEach(() => emptyData());
  after(() => emptyData());
  afterEach(() => vscode.commands.executeCommand("workbench.action.closeAllEditors"));

  it("makes no head of no choices", async () => {
    assert.equal(await train(), undefined);
  });

  it("makes no head of one choice", async () => {
    await choose(1);
    assert.equal(await train(), undefined);
  });

  it("makes the choices' own kind rise above the other, on a query that was never asked", async () => {
    await choose(14);
    const { document } = await open({ extension: "md", content: drafts });
    const [directBefore, wordyBefore] = await lensesOf(document);
    assert.match(directBefore.title, /general/);
    const card = await train();
    assert.equal(card?.pairs, 14);
    const [low, high] = card.heldOutInterval;
    assert.ok(low <= card.heldOutAccuracy && card.heldOutAccuracy <= high);
    const [direct, wordy] = await lensesOf(document);
    assert.doesNotMatch(direct.title, /general/);
    const [gap, gapBefore] = [direct.score - wordy.score, directBefore.score - wordyBefore.score];
    assert.ok(gap > gapBefore + 0.1, `${gap} after, ${gapBefore} before`);
  });

  it("shows a number after six choices, since it starts from what people share", async () => {
    await choose(6);
    await train();
    const { document } = await open({ extension: "md", content: drafts });
    const [direct] = await lensesOf(document);
    assert.match(direct.title, /^[12](?:st|nd) of 2.* · 0\.\d\d/);
    assert.doesNotMatch(direct.title, /Model|general/, "the usual model's name is in the hover");
    assert.match(await hoverOf(document, direct.line), /Model \d+ · \d+ choices · query/);
  });

  it("shows no number after six choices that start from nothing, but how many it takes", async () => {
    await setSetting("rewardLens.starter", "none");
    try {
      await choose(6);
      await train();
      const { document } = await open({ extension: "md", content: drafts });
      const [direct] = await lensesOf(document);
      const { heads } = await vscode.extensions.getExtension<RewardLensApi>(extensionId)!.activate();
      const { card } = await heads.current();
      assert.ok(card.unseen?.needed !== undefined && card.unseen.needed > 6);
      const more = moreChoices({ card });
      assert.match(
        direct.title,
        new RegExp(`^(?:1st of 2(?:, close to 2nd)? · )?unsure · about ${more} more choices$`),
      );
    } finally {
      await setSetting("rewardLens.starter", undefined);
    }
  });

  it("makes the same head of the same choices", async () => {
    await choose(14);
    await train();
    const { document } = await open({ extension: "md", content: drafts });
    const first = (await lensesOf(document)).map(({ score }) => score);
    await rm(join(data(), "heads"), { recursive: true });
    await train();
    assert.deepEqual(
      (await lensesOf(document)).map(({ score }) => score),
      first,
    );
  });

  it("follows a choice made after the training immediately, and forgets it when it is withdrawn", async () => {
    await choose(14);
    await train();
    const { document } = await open({ extension: "md", content: drafts });
    const trained = await lensesOf(document);
    const log = openPreferenceLog(workspaceFolder().fsPath);
    const { id } = await log.append({
      query: "How do I find the largest files on my disk?",
      responses: ["Sort them by size.", "There are perhaps quite a few ways in which one could go about it."],
      ...{ choice: "second", shown: [0, 1], strength: 3, reason: "", seconds: 3, annotator: "test", source: "" },
      at: new Date().toISOString(),
    });
    await lensesWhere(document, ({ score }) => score !== trained[0].score);
    assert.match(await hoverOf(document, trained[0].line), /14 choices \\\+1 · query/);
    await log.withdraw(id, "test");
    const back = await lensesWhere(document, ({ score }) => score === trained[0].score);
    assert.deepEqual(back, trained);
  });
});

/** The document's lenses once the first is as wanted. */
async function lensesWhere(document: vscode.TextDocument, wanted: (lens: ShownLens) => boolean): Promise<ShownLens[]> {
  const end = Date.now() + 60_000;
  for (;;) {
    const lenses = await lensesOf(document);
    if (wanted(lenses[0])) return lenses;
    assert.ok(Date.now() < end, `still ${lenses[0].title}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
