import { randomBytes } from "node:crypto";
import { env, Uri, ViewColumn, window, type Disposable, type WebviewPanel } from "vscode";
import type { InspectorFunctions } from "../../protocol/inspector.ts";
import { pageHtml } from "../compare/page-html.ts";
import { inspectorViewType } from "../contributions.ts";
import { connectInspectorPage, type InspectorChannel } from "./inspector-channel.ts";
import { inspectorMessages } from "./inspector-messages.ts";

export interface InspectorPanelOptions {
  readonly extensionUri: Uri;
  readonly functions: InspectorFunctions;
  /** Hears of messages that the protocol does not know. */
  readonly refuse: (reason: string) => void;
  readonly closed: () => void;
}

/** The one editor tab that inspects a score, beside the document: its page and the calls to it. */
export class InspectorPanel implements Disposable {
  readonly #panel: WebviewPanel;
  readonly #channel: InspectorChannel;

  /** @param restored the tab that VS Code kept over a reload, if any. */
  constructor({ extensionUri, functions, refuse, closed }: InspectorPanelOptions, restored?: WebviewPanel) {
    const media = Uri.joinPath(extensionUri, "dist", "webview");
    const options = { enableScripts: true, localResourceRoots: [media] };
    const title = inspectorMessages.title();
    this.#panel = restored ?? window.createWebviewPanel(inspectorViewType, title, ViewColumn.Beside, options);
    const { webview } = this.#panel;
    webview.options = options;
    this.#panel.iconPath = Uri.joinPath(extensionUri, "media", "icons", "reward-lens.svg");
    this.#channel = connectInspectorPage({ webview, functions, refuse });
    this.#panel.onDidDispose(() => {
      this.#channel.dispose();
      closed();
    });
    const local = (name: string) => webview.asWebviewUri(Uri.joinPath(media, name)).toString();
    webview.html = pageHtml({
      nonce: randomBytes(16).toString("hex"),
      cspSource: webview.cspSource,
      script: local("inspector.js"),
      style: local("inspector.css"),
      language: env.language,
      title,
      element: "rewardlens-inspector",
    });
  }

  get page(): InspectorChannel["page"] {
    return this.#channel.page;
  }

  reveal(): void {
    this.#panel.reveal(undefined, true);
  }

  dispose(): void {
    this.#panel.dispose();
  }
}
