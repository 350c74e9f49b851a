import { strict as assert } from "node:assert";
import * as vscode from "vscode";
import { emptyData, open, run } from "./editor.ts";

/** Two short responses to each of three queries: the encoder reads a text of each change, and what the search tries. */
const PAIRS = Array.from({ length: 3 }, (_, i) =>
  JSON.stringify({ prompt: `What is ${i} and 1?`, chosen: `It is ${i + 1}.`, rejected: "No idea, sorry." }),
).join("\n");

describe("Verify Model", () => {
  before(() => emptyData());

  it("shows a report of the model and what it is blind to, in Markdown", async function () {
    this.timeout(400_000); // six processes of the encoder, on a machine that may be busy
    const { document } = await open({ extension: "jsonl", content: PAIRS });
    const markdown = (await run("verifyModel", "general", document.uri)) as string;
    assert.match(markdown, /^<!-- rewardlens verify-model -->\n### Reward Lens\n/);
    assert.match(markdown, /Model general on draft-[\w-]+\.jsonl: 3 pairs about 3 queries, \d+ texts scored\./);
    assert.match(markdown, /Same text, same bits: .*The largest difference is 0\./);
    assert.match(markdown, /#### Changes that must not pay/);
    // VS Code's command for a preview resolves before the extension host knows of its tab.
    const tabs = () => vscode.window.tabGroups.all.flatMap((group) => group.tabs.map(({ label }) => label));
    while (!tabs().some((label) => label.includes("Verify Model")))
      await new Promise((resolve) => setTimeout(resolve, 50));
  });

  it("says what is missing where no query of a file has two responses", async () => {
    const { document } = await open({
      extension: "jsonl",
      content: JSON.stringify({ query: "What is 1 and 1?", response: "2" }),
    });
    assert.equal(await run("verifyModel", "general", document.uri), undefined);
  });
});
