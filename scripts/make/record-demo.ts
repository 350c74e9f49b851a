// Records docs/images/demo.webp, the README's moving picture, from real VS Code: `npm run build && node scripts/make/record-demo.ts`.
import { cp, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { readPairs } from "../../src/formats/read-pairs.ts";
import {
  comparePairs,
  lensTexts,
  openFile,
  runCommand,
  scoredLens,
  webviewFrame,
} from "../../test/support/workbench/actions.ts";
import { ComparePage } from "../../test/support/workbench/compare-page.ts";
import { openWorkbench } from "../../test/support/workbench/workbench.ts";
import { root } from "../lib/paths.ts";

const SIZE = { width: 960, height: 600 };
const MOST_BYTES = 1_500_000;
const out = join(root, "docs", "images", "demo.webp");

const settings = {
  ...{ "rewardLens.annotator": "you", "rewardLens.repeatRate": 0, "window.zoomLevel": 0.2 },
  ...{
    "editor.minimap.enabled": false,
    "editor.fontSize": 15,
    "editor.codeLensFontSize": 14,
    "breadcrumbs.enabled": false,
  },
  ...{
    "workbench.activityBar.location": "hidden",
    "workbench.layoutControl.enabled": false,
    "editor.lineNumbers": "off",
  },
  ...{ "editor.renderLineHighlight": "none", "editor.occurrencesHighlight": "off", "editor.cursorBlinking": "solid" },
};
const workbench = await openWorkbench({ settings, ...SIZE });
const { page, folder } = workbench;
const frames: { picture: Buffer; ms: number }[] = [];

/** Keeps what is on the screen, with a line at its foot that says what happens. */
async function frame(ms: number, caption: string): Promise<void> {
  await page.mouse.move(SIZE.width / 2, 8);
  const picture = await page.screenshot({ clip: { x: 0, y: 0, ...SIZE } });
  const line = `<svg width="${SIZE.width}" height="44"><rect width="100%" height="100%" fill="#2b3a67"/>
    <text x="50%" y="28" text-anchor="middle" font-family="DejaVu Sans, sans-serif" font-size="18" fill="#fff">${caption}</text></svg>`;
  const framed = sharp(picture).extend({ bottom: 44 });
  frames.push({
    picture: await framed
      .composite([{ input: Buffer.from(line), gravity: "south" }])
      .png()
      .toBuffer(),
    ms,
  });
}

try {
  await cp(join(root, "test", "support", "workbench", "drafts.md"), join(folder, "drafts.md"));
  await openFile(page, "drafts.md");
  await runCommand(page, "View: Close Primary Side Bar");
  await lensTexts(page, 2, scoredLens);
  await frame(3000, "1. Every response has a score, by what people in many public sets prefer");

  const { pairs } = readPairs(await readFile(join(folder, "pairs.jsonl"), "utf8"));
  const direct = new Set(pairs.map(({ chosen }) => chosen));
  await comparePairs(page);
  const compare = await ComparePage.find(page);
  for (let choice = 0; choice < pairs.length; choice++) {
    const { left } = await compare.shown();
    if (choice < 4) await frame(choice === 0 ? 2500 : 900, "2. Choose the better response, blind: press 1 or 2");
    await compare.press(direct.has(left) ? "1" : "2");
  }
  await compare.frame.getByTestId("finished").waitFor();
  await frame(1500, `2. ${pairs.length} choices, kept in a file of your folder`);

  await runCommand(page, "Reward Lens: Train Reward Model");
  await (await webviewFrame(page, "rewardlens-model")).getByTestId("figures").waitFor({ timeout: 120_000 });
  await frame(3000, "3. Train: how often the new model is right on choices that it has not seen");

  await openFile(page, "drafts.md");
  await page.waitForFunction(
    () =>
      ![...document.querySelectorAll(".codelens-decoration a")].some((link) =>
        /· general/.test(link.textContent ?? ""),
      ),
  );
  await lensTexts(page, 2, scoredLens);
  // A score at the end of a line goes once its lens is there.
  await page.waitForFunction(
    () =>
      ![...document.querySelectorAll(".view-line span[class*=ced-]")].some((note) =>
        getComputedStyle(note, "::after").content.startsWith('"'),
      ),
  );
  await frame(4000, "4. The scores are yours now");
} finally {
  await workbench.close();
}

const delay = frames.map(({ ms }) => ms);
await sharp(
  frames.map(({ picture }) => picture),
  { join: { animated: true } },
)
  .webp({ loop: 0, delay, quality: 80, effort: 6, minSize: true, mixed: true })
  .toFile(out);
const { size } = await stat(out);
console.log(
  `${out}: ${frames.length} pictures, ${(delay.reduce((a, b) => a + b) / 1000).toFixed(0)} s, ${(size / 1000).toFixed(0)} kB`,
);
if (size > MOST_BYTES) throw new Error(`${out} is larger than ${MOST_BYTES} bytes`);
