import { randomBytes } from "node:crypto";
import { env, Uri, ViewColumn, window, type Disposable, type WebviewPanel } from "vscode";
import type { RankFunctions } from "../../protocol/rank.ts";
import { pageHtml } from "../compare/page-html.ts";
import { rankViewType } from "../contributions.ts";
import { connectRankPage, type RankChannel } from "./rank-channel.ts";
import { rankMessages } from "./rank-messages.ts";

export interface RankPanelOptions {
  readonly extensionUri: Uri;
  readonly functions: RankFunctions;
  /** Hears of messages that the protocol does not know. */
  readonly refuse: (reason: string) => void;
  readonly closed: () => void;
}

/** The one editor tab that shows responses to rank: its page and the calls to it. */
export class RankPanel implements Disposable {
  readonly #panel: WebviewPanel;
  readonly #channel: RankChannel;

  /** @param restored the tab that VS Code kept over a reload, if any. */
  constructor({ extensionUri, functions, refuse, closed }: RankPanelOptions, restored?: WebviewPanel) {
    const media = Uri.joinPath(extensionUri, "dist", "webview");
    const options = { enableScripts: true, localResourceRoots: [media] };
    const title = rankMessages.title();
    this.#panel = restored ?? window.createWebviewPanel(rankViewType, title, ViewColumn.Active, options);
    const { webview } = this.#panel;
    webview.options = options;
    this.#panel.iconPath = Uri.joinPath(extensionUri, "media", "icons", "reward-lens.svg");
    this.#channel = connectRankPage({ webview, functions, refuse });
    this.#panel.onDidDispose(() => {
      this.#channel.dispose();
      closed();
    });
    const local = (name: string) => webview.asWebviewUri(Uri.joinPath(media, name)).toString();
    webview.html = pageHtml({
      nonce: randomBytes(16).toString("hex"),
      cspSource: webview.cspSource,
      script: local("rank.js"),
      style: local("rank.css"),
      language: env.language,
      title,
      element: "rewardlens-rank",
    });
  }

  get page(): RankChannel["page"] {
    return this.#channel.page;
  }

  reveal(): void {
    this.#panel.reveal();
  }

  dispose(): void {
    this.#panel.dispose();
  }
}
