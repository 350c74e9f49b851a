import { strict as assert } from "node:assert";
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import * as vscode from "vscode";
import { readPairs } from "../../src/formats/read-pairs.ts";
import { openPreferenceLog } from "../../src/store/preference-log.ts";
import { lensesOf, open, workspaceFolder } from "./editor.ts";

interface Card {
  readonly id: string;
  readonly pairs: number;
  readonly heldOutAccuracy: number;
  readonly heldOutInterval: readonly [number, number];
}

const drafts = `## Query

How do I find large files on disk?

## Response A

Run du -ah | sort -h | tail.

## Response B

Finding large files is something that many people might want to do from time to time, and I think that there are quite a
few ways in which one could perhaps go about it, although it may depend a little bit on the system that you are using.
`;

const data = (): string => join(workspaceFolder().fsPath, ".rewardlens");

/** Chooses as somebody who likes answers short, in both orders. */
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
  beforeEach(() => rm(data(), { recursive: true, force: true }));
  after(() => rm(data(), { recursive: true, force: true }));
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
    const { document } = await open({ language: "markdown", content: drafts });
    const [shortBefore, longBefore] = await lensesOf(document);
    assert.match(shortBefore.title, /on-topic/);
    const card = await train();
    assert.equal(card?.pairs, 14);
    const [low, high] = card.heldOutInterval;
    assert.ok(low <= card.heldOutAccuracy && card.heldOutAccuracy <= high);
    const [short, long] = await lensesOf(document);
    assert.doesNotMatch(short.title, /on-topic/);
    assert.ok(short.score > long.score, `${short.title} above ${long.title}`);
    const gap = shortBefore.score - longBefore.score;
    assert.ok(short.score - long.score > gap, `${short.score - long.score} after, ${gap} before`);
  });

  it("makes the same head of the same choices", async () => {
    await choose(14);
    await train();
    const { document } = await open({ language: "markdown", content: drafts });
    const first = (await lensesOf(document)).map(({ score }) => score);
    await rm(join(data(), "heads"), { recursive: true });
    await train();
    assert.deepEqual(
      (await lensesOf(document)).map(({ score }) => score),
      first,
    );
  });
});
