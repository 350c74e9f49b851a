import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { launchChromium } from "../../../scripts/lib/install/chromium.ts";
import { root } from "../../../scripts/lib/paths.ts";
import { startVSCodeServer } from "../../../scripts/lib/install/vscode-server.ts";
import type { VSCodeServer } from "../../../scripts/lib/install/vscode-server.ts";
import { runCommand } from "./actions.ts";

/** VS Code's themes, each with the class that the workbench has in it. */
export const themes = {
  dark: { label: "Default Dark Modern", base: "vs-dark" },
  light: { label: "Default Light Modern", base: "vs" },
  contrast: { label: "Default High Contrast", base: "hc-black" },
  contrastLight: { label: "Default High Contrast Light", base: "hc-light" },
} as const;

export interface WorkbenchOptions {
  /** Folder that is copied and opened. Default: samples/. */
  readonly from?: string;
  readonly width?: number;
  readonly height?: number;
  /** Default: true. */
  readonly trusted?: boolean;
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Folder with installed extensions. Default: none. */
  readonly installed?: string;
  /** Folder of the extension to load from its source. Default: this checkout. */
  readonly extension?: string;
  /** More environment for the extension host. */
  readonly env?: NodeJS.ProcessEnv;
}

/** VS Code in a browser, on a copy of a folder, with the extension loaded. */
export interface Workbench {
  readonly page: Page;
  /** The copy that is open. */
  readonly folder: string;
  /** Folder of VS Code's logs, those of extensions included. */
  readonly logs: string;
  /** As a person reloads: VS Code writes what it keeps, its tabs too, before the page goes. */
  reload(): Promise<void>;
  /** Changes the theme of the open folder, and waits until VS Code shows it. */
  useTheme(theme: keyof typeof themes): Promise<void>;
  /** One more window, of the same folder or of none, with an extension host and a browser's storage of its own. */
  anotherWindow(options?: { readonly empty: true }): Promise<Page>;
  close(): Promise<void>;
}

/** Starts VS Code's server and a browser, opens a folder in them and waits until the workbench is there. */
export async function openWorkbench(options: WorkbenchOptions = {}): Promise<Workbench> {
  const { width = 1280, height = 800, trusted = true } = options;
  const home = await mkdtemp(join(tmpdir(), "rewardlens-e2e-"));
  const folder = join(home, "samples");
  await cp(options.from ?? join(root, "samples"), folder, { recursive: true });
  await mkdir(join(root, "test-results"), { recursive: true });
  let server: VSCodeServer | undefined;
  let browser: Browser | undefined;
  const close = async (): Promise<void> => {
    await browser?.close();
    await server?.stop();
    await rm(home, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    server = await startVSCodeServer({
      trusted,
      log: join(root, "test-results", "vscode-server.log"),
      settings: { "workbench.colorTheme": themes.dark.label, "window.commandCenter": false, ...options.settings },
      ...(options.env ? { env: options.env } : {}),
      ...(options.installed ? { extensions: options.installed } : {}),
    });
    browser = await launchChromium();
    const extension = options.extension ?? root;
    const [address, emptyAddress] = [server.address({ folder, extension }), server.address({ extension })];
    const page = await openWindow(browser, address, { width, height });
    const reload = async (): Promise<void> => {
      const loaded = page.waitForEvent("load");
      await runCommand(page, "Developer: Reload Window");
      await loaded;
      await ready(page);
    };
    const useTheme = async (name: keyof typeof themes): Promise<void> => {
      const settings = join(folder, ".vscode", "settings.json");
      await mkdir(dirname(settings), { recursive: true });
      await writeFile(settings, JSON.stringify({ "workbench.colorTheme": themes[name].label }));
      await page.locator(`.monaco-workbench.${themes[name].base}`).waitFor();
    };
    const anotherWindow = ({ empty = false } = {}) =>
      openWindow(browser!, empty ? emptyAddress : address, { width, height }, empty ? started : ready);
    return { page, folder, logs: server.logs, reload, useTheme, anotherWindow, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function openWindow(
  browser: Browser,
  address: string,
  viewport: { width: number; height: number },
  isReady = ready,
): Promise<Page> {
  const page = await browser.newPage({ viewport });
  page.setDefaultTimeout(120_000); // a loaded machine, on which two workbenches start together
  // VS Code's smoke test driver calls these.
  await page.exposeFunction("codeAutomationLog", () => undefined);
  await page.exposeFunction("codeAutomationExit", () => undefined);
  await page.goto(address);
  await isReady(page);
  return page;
}

const started = (page: Page): Promise<void> => page.locator(".monaco-workbench .part.statusbar").waitFor();

/** The explorer shows the folder's files once the extension host is connected. */
async function ready(page: Page): Promise<void> {
  await started(page);
  await page.locator(".monaco-workbench .explorer-folders-view .monaco-list-row").first().waitFor();
}
