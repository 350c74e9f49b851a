import { randomBytes } from "node:crypto";
import { env, Uri, ViewColumn, window, type Disposable, type Webview, type WebviewPanel } from "vscode";
import { pageHtml } from "./page-html.ts";

/** What connectWebview makes of a page. */
type AnyChannel = Disposable & { readonly page: object };

export interface WebviewTabOptions<C extends AnyChannel> {
  readonly extensionUri: Uri;
  readonly viewType: string;
  /** The page is `dist/webview/NAME.js` with `NAME.css`, and its element `rewardlens-NAME`. */
  readonly name: string;
  readonly title: string;
  /** Where a new tab opens; default: in the active column, with the focus. */
  readonly place?: { readonly viewColumn: ViewColumn; readonly preserveFocus?: boolean };
  readonly connect: (webview: Webview) => C;
  readonly closed: () => void;
}

/** The one editor tab of a panel: its page and the calls to it. */
export class WebviewTab<C extends AnyChannel> implements Disposable {
  readonly #panel: WebviewPanel;
  readonly #channel: C;

  /** @param restored the tab that VS Code kept over a reload, if any. */
  constructor(options: WebviewTabOptions<C>, restored?: WebviewPanel) {
    const { extensionUri, viewType, name, title, place = { viewColumn: ViewColumn.Active }, connect, closed } = options;
    const media = Uri.joinPath(extensionUri, "dist", "webview");
    const allowed = { enableScripts: true, localResourceRoots: [media] };
    this.#panel = restored ?? window.createWebviewPanel(viewType, title, place, allowed);
    const { webview } = this.#panel;
    webview.options = allowed;
    this.#panel.iconPath = Uri.joinPath(extensionUri, "media", "icons", "reward-lens.svg");
    this.#channel = connect(webview);
    this.#panel.onDidDispose(() => {
      this.#channel.dispose();
      closed();
    });
    const local = (file: string) => webview.asWebviewUri(Uri.joinPath(media, file)).toString();
    webview.html = pageHtml({
      nonce: randomBytes(16).toString("hex"),
      cspSource: webview.cspSource,
      script: local(`${name}.js`),
      style: local(`${name}.css`),
      language: env.language,
      title,
      element: `rewardlens-${name}`,
    });
  }

  get page(): C["page"] {
    return this.#channel.page;
  }

  /** Whether a person is at it, as far as one can tell. */
  get attended(): boolean {
    return this.#panel.active && window.state.focused;
  }

  reveal(preserveFocus = false): void {
    this.#panel.reveal(undefined, preserveFocus);
  }

  dispose(): void {
    this.#panel.dispose();
  }
}
