import type { Browser, Page } from "playwright-core";
import { modelPage } from "../../src/extension/model/model-page.ts";
import { connectPage, type Channel } from "../../src/extension/panel/channel.ts";
import type { ModelEvents, ModelFunctions, ModelView } from "../../src/protocol/model.ts";
import type { themeVariables } from "./theme-variables.ts";
import { openPanelPage } from "./panel-page.ts";

export interface ModelHarness {
  readonly page: Page;
  /** What the extension says to the page. */
  readonly channel: Channel<ModelFunctions, ModelEvents>;
  /** What the page asked for: actions, pairs, copied texts. */
  readonly asked: string[];
  /** What the page said in the console, and what it asked the network for beside its own files. */
  readonly complaints: readonly string[];
}

export interface ModelHarnessOptions {
  readonly theme?: keyof typeof themeVariables;
  readonly width?: number;
}

/** The Model panel's page in a browser, under the policy that it has in VS Code, with VS Code's api and colours. */
export async function openModelPage(
  browser: Browser,
  view: ModelView,
  { theme = "dark", width = 1200 }: ModelHarnessOptions = {},
): Promise<ModelHarness> {
  const asked: string[] = [];
  const panel = await openPanelPage(browser, { name: "model", title: "Reward Model", theme, width });
  const { page, webview, complaints } = panel;
  const functions = {
    ready: async () => view,
    act: async (action: string) => void asked.push(action),
    openPair: async (pair: number) => void asked.push(`pair ${pair}`),
    openBin: async (when: string, bin: number) => void asked.push(`bin ${when} ${bin}`),
    copy: async (text: string) => void asked.push(text),
  };
  const channel = connectPage<ModelFunctions, ModelEvents>(modelPage, {
    webview,
    functions,
    refuse: (reason) => complaints.push(reason),
  });
  await panel.load();
  await page.locator("[data-testid=figures],[data-testid=empty],[data-testid=training]").first().waitFor();
  return { page, channel, asked, complaints };
}
