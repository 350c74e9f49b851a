import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseLog } from "../../src/store/log/parse-log.ts";
import { openPreferenceLog } from "../../src/store/log/preference-log.ts";
import { preference } from "../support/preference.ts";
import { comparePairs, notification, runCommand, screenshot } from "../support/workbench/actions.ts";
import { picturesOfFailures } from "../support/workbench/on-failure.ts";
import { openWorkbench, type Workbench } from "../support/workbench/workbench.ts";

let workbench: Workbench;
let elsewhere: string;
beforeAll(async () => {
  workbench = await openWorkbench({ settings: { "rewardLens.annotator": "tester" } });
  elsewhere = await mkdtemp(join(tmpdir(), "rewardlens-elsewhere-"));
});
afterAll(async () => {
  await workbench?.close();
  await rm(elsewhere, { recursive: true, force: true });
});
picturesOfFailures(() => workbench);

const data = () => join(workbench.folder, ".rewardlens");
const panel = () =>
  workbench.page.frameLocator("iframe.webview.ready").frameLocator("iframe#active-frame").locator("rewardlens-compare");
const part = (id: string) => panel().getByTestId(id);
/** The showing that was waited for last. */
let last: string | null = null;

/** Waits until so many pairs are done and keys count for the next one. */
async function progress(done: number): Promise<void> {
  await counted(done);
  await nextShowing();
}

const counted = (done: number) =>
  part("progress")
    .filter({ hasText: `${done} of ` })
    .waitFor();

async function nextShowing(): Promise<void> {
  await expect.poll(() => panel().getAttribute("data-shown")).not.toBe(last);
  last = await panel().getAttribute("data-shown");
}

/** A button of a notification: the driver hides toasts, so it is looked for in their list. */
async function press(message: string, button: string): Promise<void> {
  const { page } = workbench;
  const list = page.locator(".notifications-center.visible");
  if (!(await list.isVisible())) await page.locator('[id="status.notifications"]').click();
  const item = list.locator(".notification-list-item", { hasText: message });
  await item.waitFor();
  await screenshot(page, "lost-log");
  await item.getByRole("button", { name: button }).click();
}

const records = async () => parseLog(await readFile(join(data(), "preferences.jsonl"), "utf8")).records;

describe("a log that is deleted while choices are made", () => {
  it("gets no choice in a folder made again: the panel and a message say so, and what was stored is restored", async () => {
    const { page } = workbench;
    await comparePairs(page);
    await progress(0);
    await part("query").click();
    for (const done of [1, 2]) {
      await page.keyboard.press("1");
      await progress(done);
    }
    await rm(data(), { recursive: true });
    await part("query").click();
    await page.keyboard.press("1");
    await part("status").filter({ hasText: "Not recorded" }).waitFor();
    await expect(readFile(join(data(), "preferences.jsonl"))).rejects.toThrow();
    await press("Nothing was stored", "Restore 2 Lines of This Window");
    // The count stayed at 2 all the while: what was restored is in the log.
    await expect.poll(async () => (await records().catch(() => [])).length).toBe(2);
    await counted(2);
    await part("query").click();
    await page.keyboard.press("1");
    await progress(3);
    expect(await records()).toHaveLength(3);
  });
});

describe("a .rewardlens folder that is replaced by another one", () => {
  it("is followed by the count of choices, and a message says so", async () => {
    const { page, folder } = workbench;
    const [aside, other] = ["aside", "other"].map((name) => join(folder, "..", name));
    await mkdir(other);
    await openPreferenceLog(other).append(preference("Which other one?"));
    await rename(data(), aside);
    await rename(join(other, ".rewardlens"), data());
    expect(await notification(page, /another one than before/)).toContain("with 1 choice.");
    await counted(0);
    await rename(data(), join(other, ".rewardlens"));
    await rename(aside, data());
    await counted(3);
  });
});

describe("a queue that names a file outside of the folder", () => {
  it("asks with the file's path before it reads it, and draws no icon from its name", async () => {
    const { page } = workbench;
    const outside = join(elsewhere, "outside.jsonl");
    await writeFile(outside, `${JSON.stringify({ prompt: "outside?", chosen: "yes", rejected: "no" })}\n`);
    const queue = { schema: 1, name: "$(bug) strange", order: "random", seed: 1, created: "2026-01-01T00:00:00Z" };
    const sources = [outside, "https://example.org/pairs.jsonl"].map((uri) => ({
      kind: "file",
      uri: uri.startsWith("/") ? `file://${uri}` : uri,
    }));
    await mkdir(join(data(), "queues"), { recursive: true });
    await writeFile(join(data(), "queues", "strange.json"), JSON.stringify({ ...queue, sources }));
    await page.locator(".activitybar .action-label[aria-label^='Reward Lens']").click();
    const row = page.locator(".tree-explorer-viewlet-tree-view .monaco-list-row[aria-label]");
    const named = row.filter({ hasText: "strange" }).first();
    await named.waitFor();
    expect(await named.locator(".codicon-bug").count()).toBe(0);
    expect(await named.innerText()).toContain("$\u2060(bug) strange");
    const dialog = page.locator(".monaco-dialog-box");
    const start = () => runCommand(page, "Reward Lens: Start or Continue Queue");
    await start();
    await dialog.filter({ hasText: outside }).waitFor();
    await screenshot(page, "queue-outside");
    await page.keyboard.press("Escape");
    await page.getByText("strange has no pairs").first().waitFor();
    await start();
    await dialog.getByRole("button", { name: "Read These Files" }).click();
    await part("query").filter({ hasText: "outside?" }).waitFor();
    await nextShowing();
    await part("query").click();
    await page.keyboard.press("1");
    await part("finished").waitFor();
    expect((await records()).at(-1)).toMatchObject({ query: "outside?", source: "" });
  });
});
