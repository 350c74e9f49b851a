import { randomBytes } from "node:crypto";
import { env, Uri, ViewColumn, window, type Disposable, type WebviewPanel } from "vscode";
import type { LessonFunctions } from "../../protocol/lesson.ts";
import { pageHtml } from "../compare/page-html.ts";
import { lessonViewType } from "../contributions.ts";
import { connectLessonPage, type LessonChannel } from "./lesson-channel.ts";
import { lessonMessages } from "./lesson-messages.ts";

export interface LessonPanelOptions {
  readonly extensionUri: Uri;
  readonly functions: LessonFunctions;
  /** Hears of messages that the protocol does not know. */
  readonly refuse: (reason: string) => void;
  readonly closed: () => void;
}

/** The one editor tab that teaches. */
export class LessonPanel implements Disposable {
  readonly #panel: WebviewPanel;
  readonly #channel: LessonChannel;

  /** @param restored the tab that VS Code kept over a reload, if any. */
  constructor({ extensionUri, functions, refuse, closed }: LessonPanelOptions, restored?: WebviewPanel) {
    const media = Uri.joinPath(extensionUri, "dist", "webview");
    const options = { enableScripts: true, localResourceRoots: [media] };
    const title = lessonMessages.title();
    this.#panel = restored ?? window.createWebviewPanel(lessonViewType, title, ViewColumn.Active, options);
    const { webview } = this.#panel;
    webview.options = options;
    this.#panel.iconPath = Uri.joinPath(extensionUri, "media", "icons", "reward-lens.svg");
    this.#channel = connectLessonPage({ webview, functions, refuse });
    this.#panel.onDidDispose(() => {
      this.#channel.dispose();
      closed();
    });
    const local = (name: string) => webview.asWebviewUri(Uri.joinPath(media, name)).toString();
    webview.html = pageHtml({
      nonce: randomBytes(16).toString("hex"),
      cspSource: webview.cspSource,
      script: local("lesson.js"),
      style: local("lesson.css"),
      language: env.language,
      title,
      element: "rewardlens-lesson",
    });
  }

  get page(): LessonChannel["page"] {
    return this.#channel.page;
  }

  reveal(): void {
    this.#panel.reveal();
  }

  dispose(): void {
    this.#panel.dispose();
  }
}
