import { randomBytes } from "node:crypto";
import { env, Uri, ViewColumn, window, type Disposable, type WebviewPanel } from "vscode";
import type { ModelFunctions } from "../../protocol/model.ts";
import { pageHtml } from "../compare/page-html.ts";
import { modelViewType } from "../contributions.ts";
import { connectModelPage, type ModelChannel } from "./model-channel.ts";
import { modelMessages } from "./model-messages.ts";

export interface ModelPanelOptions {
  readonly extensionUri: Uri;
  readonly functions: ModelFunctions;
  /** Hears of messages that the protocol does not know. */
  readonly refuse: (reason: string) => void;
  readonly closed: () => void;
  readonly preserveFocus: boolean;
}

/** The one editor tab that shows a head: its page and the calls to it. */
export class ModelPanel implements Disposable {
  readonly #panel: WebviewPanel;
  readonly #channel: ModelChannel;

  /** @param restored the tab that VS Code kept over a reload, if any. */
  constructor({ extensionUri, functions, refuse, closed, preserveFocus }: ModelPanelOptions, restored?: WebviewPanel) {
    const media = Uri.joinPath(extensionUri, "dist", "webview");
    const options = { enableScripts: true, localResourceRoots: [media] };
    const title = modelMessages.title();
    const place = { viewColumn: ViewColumn.Active, preserveFocus };
    this.#panel = restored ?? window.createWebviewPanel(modelViewType, title, place, options);
    const { webview } = this.#panel;
    webview.options = options;
    this.#panel.iconPath = Uri.joinPath(extensionUri, "media", "icons", "reward-lens.svg");
    this.#channel = connectModelPage({ webview, functions, refuse });
    this.#panel.onDidDispose(() => {
      this.#channel.dispose();
      closed();
    });
    const local = (name: string) => webview.asWebviewUri(Uri.joinPath(media, name)).toString();
    webview.html = pageHtml({
      nonce: randomBytes(16).toString("hex"),
      cspSource: webview.cspSource,
      script: local("model.js"),
      style: local("model.css"),
      language: env.language,
      title,
      element: "rewardlens-model",
    });
  }

  get page(): ModelChannel["page"] {
    return this.#channel.page;
  }

  reveal(preserveFocus: boolean): void {
    this.#panel.reveal(undefined, preserveFocus);
  }

  dispose(): void {
    this.#panel.dispose();
  }
}
