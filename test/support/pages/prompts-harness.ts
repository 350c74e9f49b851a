import type { Browser, Page } from "playwright-core";
import { connectPage, type Channel } from "../../../src/extension/panel/channel.ts";
import { promptsPage } from "../../../src/extension/prompts/prompts-page.ts";
import type { PromptRow, PromptsEvents, PromptsFunctions, PromptsView } from "../../../src/protocol/prompts.ts";
import type { themeVariables } from "./theme-variables.ts";
import { openPanelPage } from "./panel-page.ts";

export interface PromptsHarness {
  readonly page: Page;
  readonly channel: Channel<PromptsFunctions, PromptsEvents>;
  /** What the page asked for: rows by their places, actions. */
  readonly asked: (number | string)[];
  /** What the page said in the console, and what it asked the network for beside its own files. */
  readonly complaints: readonly string[];
}

const QUERIES = [
  "How do I undo the last commit of a git repository without losing my work?",
  "My router blinks red. What now?",
  "<b>Bold</b> questions, & others",
  "Which country owns Antarctica, and which others have claims that they do not recognise of each other?",
  "Explain recursion.",
];

/** So many rows, the biggest losses first. */
export function someRows(count: number): PromptRow[] {
  return Array.from({ length: count }, (_, i): PromptRow => {
    const probability = (i + 0.5) / count;
    const lead = Math.log(probability / (1 - probability));
    const verdict = Math.abs(lead) > 0.4 ? "sure" : "close";
    const person = i === 1 ? "now" : i === 2 ? "before" : undefined;
    return {
      query: `${QUERIES[i % QUERIES.length]} (${i})`,
      ...{ probability, lead, verdict, now: 0.5 + lead / 20, before: 0.5 - lead / 20, person },
    };
  });
}

/** What the panel shows of a comparison. */
export function aComparison(rows: readonly PromptRow[]): PromptsView {
  return {
    screen: {
      kind: "compared",
      ...{ now: "outputs.jsonl", before: "outputs.jsonl at main", verdict: "better", rows },
      sentence:
        "Responses against outputs.jsonl at main, by model general: better (61%, 54 to 68, 300 queries). At equal lengths: 58%, 51 to 65.",
      notes: ["outputs.jsonl: 2 records can't be read, the first in line 7 of outputs.jsonl: contains no response."],
      only: [{ set: "outputs.jsonl", count: 22, queries: ["A new question?", "<i>Another</i> one"] }],
    },
    memento: { sets: {} },
  };
}

/** The Compare Prompts page in a browser, under the policy that it has in VS Code, with VS Code's api and colours. */
export async function openPromptsPage(
  browser: Browser,
  view: PromptsView,
  { theme = "dark", width = 1280 }: { readonly theme?: keyof typeof themeVariables; readonly width?: number } = {},
): Promise<PromptsHarness> {
  const asked: (number | string)[] = [];
  const panel = await openPanelPage(browser, { name: "prompts", title: "Compare Prompts", theme, width });
  const { page, webview, complaints } = panel;
  const functions: PromptsFunctions = {
    ready: async () => view,
    open: async (row) => void asked.push(row),
    act: async (action) => void asked.push(action),
  };
  const channel = connectPage<PromptsFunctions, PromptsEvents>(promptsPage, {
    webview,
    functions,
    refuse: (reason) => complaints.push(reason),
  });
  await panel.load();
  await page.locator("[data-testid=sentence],[data-testid=empty],[data-testid=busy]").first().waitFor();
  return { page, channel, asked, complaints };
}
