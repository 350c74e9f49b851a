import type { Browser, Page } from "playwright-core";
import type { LessonStep } from "../../../src/protocol/lesson.ts";
import { aModelView } from "./a-model-view.ts";
import { anInspectorView } from "./an-inspector-view.ts";
import { openPanel } from "./compare-harness.ts";
import { openInspectorPage } from "./inspector-harness.ts";
import { answered, figuresOf, lessonBench } from "./lesson-harness.ts";
import { openModelPage } from "./model-harness.ts";
import { aComparison, openPromptsPage, someRows } from "./prompts-harness.ts";
import { openRankPage } from "./rank-harness.ts";

const query = "How do I undo the last commit of a git repository without losing my work?";
const rich = `# Undo a commit

Use \`git reset --soft\`; your changes **stay staged**.

\`\`\`bash
git reset --soft HEAD~1 && echo "done" | wc -l && git log --oneline --decorate --graph --all | head -n 20
\`\`\`

| flag | keeps | a column | another column | one more |
| --- | --- | --- | --- | --- |
| soft | index | https://git-scm.com/docs/git-reset/en/a/very/long/address/without/a/break | yes | no |`;
const long = Array.from({ length: 60 }, (_, i) => `Sentence ${i} of many.`).join("\n\n");
const tags = ["correct", "complete", "concise", "clear", "tone"];
const other = { query, responses: [rich, "Use git revert."] as const };

export const pageNames = ["compare", "prompts", "model", "rank", "inspector", "lesson"] as const;
export type PageName = (typeof pageNames)[number];

/** The pages, each with enough on it to be in its own way, and drawn. */
export function everyPage() {
  const bench = lessonBench();
  const inspected = anInspectorView();
  const lesson = async (browser: Browser, step: LessonStep) => {
    const { page } = await bench.open(browser, { progress: answered(step) });
    await figuresOf(page, step);
    return page;
  };
  const open: Record<PageName, (browser: Browser) => Promise<Page>> = {
    compare: async (browser) => {
      const pairs = [{ query, responses: [rich, long] as const }, other];
      const { page } = await openPanel(browser, { pairs, tags, ordered: true });
      await page.locator("[data-shown]").waitFor({ state: "attached" });
      return page;
    },
    prompts: async (browser) => {
      const { page } = await openPromptsPage(browser, aComparison(someRows(250)));
      return page;
    },
    model: async (browser) => {
      const { page } = await openModelPage(browser, aModelView(60));
      await page.locator("svg").nth(4).waitFor();
      return page;
    },
    rank: async (browser) => {
      const { page } = await openRankPage(browser, {
        sets: [{ query, responses: [rich, long, "Use git revert.", "No."] }],
      });
      return page;
    },
    inspector: async (browser) => {
      const { view, map } = await inspected;
      const { page } = await openInspectorPage(browser, view, map);
      await page.getByTestId("chart-map").locator("svg").waitFor();
      return page;
    },
    lesson: (browser) => lesson(browser, "example"),
  };
  return { open, lesson };
}
