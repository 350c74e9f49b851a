import { randomBytes } from "node:crypto";
import { env, Uri, ViewColumn, window, type Disposable, type WebviewPanel } from "vscode";
import type { CompareFunctions } from "../../protocol/compare.ts";
import { compareViewType } from "../contributions.ts";
import { connectPage, type CompareChannel } from "./channel.ts";
import { compareMessages } from "./compare-messages.ts";
import { pageHtml } from "./page-html.ts";

export interface PanelOptions {
  readonly extensionUri: Uri;
  readonly functions: CompareFunctions;
  /** Hears of messages that the protocol does not know. */
  readonly refuse: (reason: string) => void;
  readonly closed: () => void;
}

/** The one editor tab that shows pairs: its page and the calls to it. */
export class ComparePanel implements Disposable {
  readonly #panel: WebviewPanel;
  readonly #channel: CompareChannel;

  /** @param restored the tab that VS Code kept over a reload, if any. */
  constructor({ extensionUri, functions, refuse, closed }: PanelOptions, restored?: WebviewPanel) {
    const media = Uri.joinPath(extensionUri, "dist", "webview");
    const options = { enableScripts: true, localResourceRoots: [media] };
    const title = compareMessages.title();
    this.#panel = restored ?? window.createWebviewPanel(compareViewType, title, ViewColumn.Active, options);
    const { webview } = this.#panel;
    webview.options = options;
    this.#channel = connectPage(webview, functions, refuse);
    this.#panel.onDidDispose(() => {
      this.#channel.dispose();
      closed();
    });
    const local = (name: string) => webview.asWebviewUri(Uri.joinPath(media, name)).toString();
    webview.html = pageHtml({
      nonce: randomBytes(16).toString("hex"),
      cspSource: webview.cspSource,
      script: local("compare.js"),
      style: local("compare.css"),
      language: env.language,
      title,
    });
  }

  get page(): CompareChannel["page"] {
    return this.#channel.page;
  }

  /** Whether a person is at it, as far as one can tell. */
  get attended(): boolean {
    return this.#panel.active && window.state.focused;
  }

  reveal(): void {
    this.#panel.reveal();
  }

  dispose(): void {
    this.#panel.dispose();
  }
}
