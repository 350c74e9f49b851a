import type { Browser, Page } from "playwright-core";
import { inspectorPage } from "../../src/extension/inspector/inspector-page.ts";
import { connectPage, type Channel } from "../../src/extension/panel/channel.ts";
import type { InspectorEvents, InspectorFunctions, InspectorView, ResponseMap } from "../../src/protocol/inspector.ts";
import type { themeVariables } from "./theme-variables.ts";
import { openPanelPage } from "./panel-page.ts";

export interface InspectorHarness {
  readonly page: Page;
  /** What the extension says to the page. */
  readonly channel: Channel<InspectorFunctions, InspectorEvents>;
  /** Texts that the page copied. */
  readonly copied: readonly string[];
  /** What the page said in the console, and what it asked the network for beside its own files. */
  readonly complaints: readonly string[];
}

export interface InspectorHarnessOptions {
  readonly theme?: keyof typeof themeVariables;
  readonly width?: number;
}

/** The inspector's page in a browser, under the policy that it has in VS Code, with VS Code's api and colours. */
export async function openInspectorPage(
  browser: Browser,
  view: InspectorView,
  map: ResponseMap | string,
  { theme = "dark", width = 1200 }: InspectorHarnessOptions = {},
): Promise<InspectorHarness> {
  const copied: string[] = [];
  const panel = await openPanelPage(browser, { name: "inspector", title: "Reward Inspector", theme, width });
  const { page, webview, complaints } = panel;
  const functions = {
    ready: async () => view,
    map: async () => map,
    copy: async (text: string) => void copied.push(text),
  };
  const refuse = (reason: string) => complaints.push(reason);
  const channel = connectPage(inspectorPage, { webview, functions, refuse });
  await panel.load();
  await page.locator("h1").waitFor();
  return { page, channel, copied, complaints };
}
