import { randomBytes } from "node:crypto";
import { Disposable, env, Uri, ViewColumn, window, type LogOutputChannel, type WebviewPanel } from "vscode";
import { connectPage, type Channel, type PanelPage } from "./channel.ts";
import { pageHtml } from "./page-html.ts";

export interface PanelOptions<Functions extends object, Events extends object> {
  readonly page: PanelPage<Functions, Events>;
  readonly viewType: string;
  readonly title: string;
  readonly functions: Functions;
  readonly services: { readonly extensionUri: Uri; readonly log: LogOutputChannel };
  /** VS Code kept the tab over a reload of the window: takes over what its page remembers. The tab opens next. */
  readonly restore: (state: unknown) => void;
  readonly closed?: () => void;
}

/** Where a new tab opens. */
interface Place {
  readonly viewColumn: ViewColumn;
  readonly preserveFocus?: boolean;
}

/** A panel: its one editor tab, its page, and the calls between the page and the extension. */
export class Panel<Functions extends object, Events extends object> implements Disposable {
  readonly #options: PanelOptions<Functions, Events>;
  readonly #serializer: Disposable;
  #open: { readonly tab: WebviewPanel; readonly channel: Channel<Functions, Events> } | undefined;

  constructor(options: PanelOptions<Functions, Events>) {
    this.#options = options;
    this.#serializer = window.registerWebviewPanelSerializer(options.viewType, {
      deserializeWebviewPanel: async (tab, state: unknown) => {
        this.#open?.tab.dispose();
        options.restore(state);
        this.#fill(tab);
      },
    });
  }

  /** Calls to the page; undefined while the panel is closed. */
  get page(): Channel<Functions, Events>["page"] | undefined {
    return this.#open?.channel.page;
  }

  /** Whether a person is at it, as far as one can tell. */
  get attended(): boolean {
    return this.#open?.tab.active === true && window.state.focused;
  }

  /** Brings the tab to the front, or opens it: by default in the active column, with the focus. */
  show({ viewColumn = ViewColumn.Active, preserveFocus = false }: Partial<Place> = {}): void {
    if (this.#open) return this.#open.tab.reveal(undefined, preserveFocus);
    const { viewType, title } = this.#options;
    this.#fill(window.createWebviewPanel(viewType, title, { viewColumn, preserveFocus }, this.#rights));
  }

  dispose(): void {
    this.#serializer.dispose();
    this.#open?.tab.dispose();
  }

  get #media(): Uri {
    return Uri.joinPath(this.#options.services.extensionUri, "dist", "webview");
  }

  get #rights() {
    return { enableScripts: true, localResourceRoots: [this.#media] };
  }

  #fill(tab: WebviewPanel): void {
    const { page, title, functions, services, closed } = this.#options;
    const { webview } = tab;
    webview.options = this.#rights;
    tab.iconPath = Uri.joinPath(services.extensionUri, "media", "icons", "reward-lens.svg");
    const refuse = (reason: string) => services.log.error(`${title} sent a message that is not a call: ${reason}`);
    const channel = connectPage(page, { webview, functions, refuse });
    this.#open = { tab, channel };
    tab.onDidDispose(() => {
      channel.dispose();
      this.#open = undefined;
      closed?.();
    });
    const local = (file: string) => webview.asWebviewUri(Uri.joinPath(this.#media, file)).toString();
    webview.html = pageHtml({
      nonce: randomBytes(16).toString("hex"),
      cspSource: webview.cspSource,
      script: local(`${page.name}.js`),
      style: local(`${page.name}.css`),
      language: env.language,
      title,
      element: `rewardlens-${page.name}`,
    });
  }
}
