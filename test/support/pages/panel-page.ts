import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import type { Webview } from "vscode";
import { root } from "../../../scripts/lib/paths.ts";
import { pageHtml } from "../../../src/extension/panel/page-html.ts";
import { themeVariables } from "./theme-variables.ts";

const origin = "http://panel.test";

export interface PanelPageOptions {
  /** The page is `dist/webview/NAME.js` with `NAME.css`, and its element `rewardlens-NAME`. */
  readonly name: string;
  readonly title: string;
  readonly theme: keyof typeof themeVariables;
  readonly width: number;
  readonly height?: number;
  /** Whether messages hold typed arrays, which VS Code sends as such; else they go as JSON. */
  readonly arrays?: boolean;
}

/** A panel's page in a browser, under the policy that it has in VS Code, with VS Code's api and colours. */
export interface PanelPage {
  readonly page: Page;
  /** What a channel connects to. */
  readonly webview: Webview;
  /** What the page said in the console, and what it asked the network for beside its own files. */
  readonly complaints: string[];
  /** Goes to the page, once it is connected. */
  readonly load: () => Promise<void>;
}

/** Makes the page ready; nothing is loaded yet. */
export async function openPanelPage(browser: Browser, options: PanelPageOptions): Promise<PanelPage> {
  const { theme, width, height = 900, arrays = false } = options;
  const complaints: string[] = [];
  const page = await browser.newPage({ viewport: { width, height } });
  page.on("console", (message) => message.type() !== "debug" && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(String(error)));
  let receive: (message: unknown) => void = () => undefined;
  await page.exposeFunction("toExtension", (message: unknown) => receive(message));
  const webview = {
    postMessage: (message: unknown) =>
      unlessClosed(
        page,
        arrays
          ? page.evaluate((data) => window.postMessage(data), message)
          : page.evaluate((data) => window.postMessage(JSON.parse(data)), JSON.stringify(message)),
      ),
    onDidReceiveMessage: (listener: (message: unknown) => void) => {
      receive = listener;
      return { dispose: () => undefined };
    },
  };
  await actAsVSCode(page, theme);
  await serve(page, options, complaints);
  const load = async () => void (await page.goto(`${origin}/`));
  return { page, webview: webview as unknown as Webview, complaints, load };
}

/** As VS Code does, resolves to false for a page that was closed meanwhile. */
async function unlessClosed(page: Page, sent: Promise<void>): Promise<boolean> {
  try {
    await sent;
    return true;
  } catch (error) {
    if (page.isClosed()) return false;
    throw error;
  }
}

/** The api of a webview, its state kept over a reload of the page, and the theme's variables. */
async function actAsVSCode(page: Page, theme: keyof typeof themeVariables): Promise<void> {
  const contrast = theme.startsWith("contrast");
  await page.addInitScript(
    ([variables, isContrast]) => {
      const api = {
        postMessage: (message: unknown) => Reflect.get(window, "toExtension")(message),
        setState: (state: unknown) => sessionStorage.setItem("state", JSON.stringify(state)),
        getState: () => JSON.parse(sessionStorage.getItem("state") ?? "null") as unknown,
      };
      Object.assign(window, { acquireVsCodeApi: () => api });
      document.addEventListener("DOMContentLoaded", () => {
        document.body.classList.toggle("vscode-high-contrast", isContrast);
        for (const [name, value] of variables) document.documentElement.style.setProperty(`--vscode-${name}`, value);
      });
    },
    [Object.entries(themeVariables[theme]), contrast] as const,
  );
}

async function serve(page: Page, { name, title }: PanelPageOptions, complaints: string[]): Promise<void> {
  const files = [`/${name}.js`, `/${name}.css`];
  const [script, style] = files.map((file) => origin + file);
  const names = { script, style, element: `rewardlens-${name}`, language: "en", title };
  const html = pageHtml({ nonce: "abc", cspSource: origin, ...names });
  await page.route("**/*", async (route) => {
    const { pathname, origin: from } = new URL(route.request().url());
    if (from !== origin || !["/", ...files].includes(pathname)) {
      if (pathname !== "/favicon.ico") complaints.push(`asked for ${route.request().url()}`);
      return route.abort();
    }
    if (pathname === "/") return route.fulfill({ contentType: "text/html; charset=utf-8", body: html });
    const body = await readFile(join(root, "dist", "webview", pathname.slice(1)), "utf8");
    return route.fulfill({ contentType: pathname.endsWith("js") ? "text/javascript" : "text/css", body });
  });
}
