import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { root } from "../../scripts/lib/paths.ts";
import { pageHtml } from "../../src/extension/compare/page-html.ts";
import { connectInspectorPage, type InspectorChannel } from "../../src/extension/inspector/inspector-channel.ts";
import type { InspectorView, ResponseMap } from "../../src/protocol/inspector.ts";
import { themeVariables } from "./theme-variables.ts";
import { postToPage } from "./post-to-page.ts";

const origin = "http://panel.test";

export interface InspectorHarness {
  readonly page: Page;
  /** What the extension says to the page. */
  readonly channel: InspectorChannel;
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
  const complaints: string[] = [];
  const copied: string[] = [];
  const page = await browser.newPage({ viewport: { width, height: 900 } });
  page.on("console", (message) => message.type() !== "debug" && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(String(error)));
  let receive: (message: unknown) => void = () => undefined;
  await page.exposeFunction("toExtension", (message: unknown) => receive(message));
  const webview = {
    postMessage: (message: unknown) => postToPage(page, message),
    onDidReceiveMessage: (listener: (message: unknown) => void) => {
      receive = listener;
      return { dispose: () => undefined };
    },
  };
  const functions = {
    ready: async () => view,
    map: async () => map,
    copy: async (text: string) => void copied.push(text),
  };
  const refuse = (reason: string) => complaints.push(reason);
  const channel = connectInspectorPage({ webview: webview as never, functions, refuse });
  await servePage(page, theme, complaints);
  await page.goto(`${origin}/`);
  await page.locator("h1").waitFor();
  return { page, channel, copied, complaints };
}

async function servePage(page: Page, theme: keyof typeof themeVariables, complaints: string[]): Promise<void> {
  await page.addInitScript((variables) => {
    const api = {
      postMessage: (message: unknown) => Reflect.get(window, "toExtension")(message),
      setState: () => undefined,
    };
    Object.assign(window, { acquireVsCodeApi: () => api });
    document.addEventListener("DOMContentLoaded", () => {
      for (const [name, value] of variables) document.documentElement.style.setProperty(`--vscode-${name}`, value);
    });
  }, Object.entries(themeVariables[theme]));
  const names = { script: `${origin}/inspector.js`, style: `${origin}/inspector.css`, element: "rewardlens-inspector" };
  const html = pageHtml({ nonce: "abc", cspSource: origin, ...names, language: "en", title: "Reward Inspector" });
  await page.route("**/*", async (route) => {
    const { pathname, origin: from } = new URL(route.request().url());
    if (from !== origin || !/^\/(inspector\.(js|css))?$/.test(pathname)) {
      if (pathname !== "/favicon.ico") complaints.push(`asked for ${route.request().url()}`);
      return route.abort();
    }
    if (pathname === "/") return route.fulfill({ contentType: "text/html; charset=utf-8", body: html });
    const body = await readFile(join(root, "dist", "webview", pathname.slice(1)), "utf8");
    return route.fulfill({ contentType: pathname.endsWith("js") ? "text/javascript" : "text/css", body });
  });
}
