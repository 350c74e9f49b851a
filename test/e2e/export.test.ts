import { chmod, mkdir, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openPreferenceLog } from "../../src/store/log/preference-log.ts";
import { preference } from "../support/preference.ts";
import { notification, runCommand, screenshot } from "../support/workbench/actions.ts";
import { picturesOfFailures } from "../support/workbench/on-failure.ts";
import { openWorkbench, type Workbench } from "../support/workbench/workbench.ts";

let workbench: Workbench;
beforeAll(async () => {
  workbench = await openWorkbench({ settings: { "rewardLens.annotator": "Ada" } });
  const log = openPreferenceLog(workbench.folder);
  const responses: [string, string] = ["Nobody; a treaty freezes all claims.", "Penguins live there."];
  await log.append(preference("Who owns it?", { responses, annotator: "Ada", strength: 2 }));
  await log.append(preference("Who lives there?", { responses, annotator: "Ada", choice: "tie" }));
  await log.append(preference("Who was first?", { responses, annotator: "Grace", choice: "second" }));
});
afterAll(() => workbench?.close());
picturesOfFailures(() => workbench);

const input = () => workbench.page.locator(".quick-input-widget .quick-input-box input");
const shown = (text: string) => workbench.page.getByText(text).first().waitFor();

/** Presses a key until what it does is seen: the box for the file takes keys once it has listed the folder. */
async function press(key: string, isDone: () => Promise<void>): Promise<void> {
  const pressed = async () => {
    await workbench.page.keyboard.press(key);
    return isDone().then(
      () => true,
      () => false,
    );
  };
  await expect.poll(pressed, { timeout: 40_000, interval: 500 }).toBe(true);
}

const isClosed = () => input().waitFor({ state: "hidden", timeout: 3000 });

/** Opens the dialog and picks the kind of file by its name. */
async function exportAs(title: string): Promise<void> {
  await runCommand(workbench.page, "Reward Lens: Export Choices");
  await shown("The file to write, and what reads it");
  await input().fill(title);
  await workbench.page.keyboard.press("Enter");
  await shown("Whose choices");
}

/** Accepts the people that are marked: once, since another Enter would accept the name that the next box offers. */
async function acceptPeople(): Promise<void> {
  await workbench.page.locator(".quick-input-widget .quick-input-action .monaco-button", { hasText: "OK" }).click();
  await expect.poll(() => input().inputValue()).toContain("choices-");
}

/** Accepts the people that are marked, and types a path into the dialog that asks for the file. */
async function saveAs(path: string): Promise<void> {
  await acceptPeople();
  await input().fill(path);
  await press("Enter", isClosed);
}

/** A folder that nobody can write to, not even root. */
async function closedFolder(): Promise<string> {
  if (process.getuid?.() === 0) return "/sys/kernel";
  const folder = join(workbench.folder, "closed");
  await mkdir(folder);
  await chmod(folder, 0o555);
  return folder;
}

describe("Export Choices, by keyboard", () => {
  it("asks for the file's kind, whose choices and the file, and says what the file cannot hold", async () => {
    const { page, folder } = workbench;
    await exportAs("TRL, texts");
    await saveAs(join(folder, "choices-trl.jsonl"));
    const said = await notification(page, /Exported 2 choices/);
    expect(said).toContain("Exported 2 choices for TRL, texts to choices-trl.jsonl. Left out: 1 tie.");
    expect(said).toContain("TRL, texts has no place for: 1 strength, 2 annotators' names.");
    const lines = (await readFile(join(folder, "choices-trl.jsonl"), "utf8")).trimEnd().split("\n");
    expect(lines.map((line) => (JSON.parse(line) as { prompt: string }).prompt)).toEqual([
      "Who owns it?",
      "Who was first?",
    ]);
    await screenshot(page, "export-choices");
  });

  it("takes the choices of the people that are marked", async () => {
    const { page, folder } = workbench;
    await exportAs("CSV");
    await input().fill("Ada");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Space"); // no longer marked
    await saveAs(join(folder, "choices-grace.csv"));
    await notification(page, /Exported 1 choice for CSV to choices-grace\.csv/);
    expect(await readFile(join(folder, "choices-grace.csv"), "utf8")).toMatch(/Who was first\?.*Grace/);
  });

  it("says why a file cannot be written, and leaves nothing behind", async () => {
    const { page } = workbench;
    const closed = await closedFolder();
    const before = await readdir(closed);
    await exportAs("KTO, messages");
    await saveAs(join(closed, "choices-kto-chat.jsonl"));
    const said = await notification(page, /Cannot write .*choices-kto-chat\.jsonl/);
    expect(said).toContain("permission is missing");
    expect(await readdir(closed)).toEqual(before);
  });

  it("writes nothing after Escape", async () => {
    const { folder } = workbench;
    const before = await readdir(folder);
    await exportAs("Parquet");
    await acceptPeople();
    await press("Escape", isClosed);
    expect(await readdir(folder)).toEqual(before);
  });
});
