import { commands, Disposable, Uri, workspace, type TextDocumentContentProvider } from "vscode";
import { reportKey, type TrainingPair } from "../../training/training-pairs.ts";
import { modelMessages } from "./model-messages.ts";
import { shorten } from "../../report/format.ts";

const scheme = "reward-lens-pair";
const TITLE = 60;

/** The two responses of a choice as read-only documents, side by side in VS Code's own diff editor. */
export class PairTexts implements TextDocumentContentProvider, Disposable {
  readonly #registration = workspace.registerTextDocumentContentProvider(scheme, this);
  readonly #pairs = new Map<string, TrainingPair>();

  provideTextDocumentContent({ path }: Uri): string {
    const [, key, name] = path.split("/");
    const pair = this.#pairs.get(key);
    if (pair === undefined) return modelMessages.pairGone();
    return (name === "preferred.md") === pair.label >= 0.5 ? pair.first : pair.second;
  }

  /** Opens both responses: the preferred one on the right, where VS Code colours it green. */
  async show(pair: TrainingPair): Promise<void> {
    const key = reportKey(pair);
    this.#pairs.set(key, pair);
    const [left, right] = ["other.md", "preferred.md"].map((name) => Uri.from({ scheme, path: `/${key}/${name}` }));
    const name = pair.label === 0.5 ? modelMessages.tieTitle : modelMessages.pairTitle;
    await commands.executeCommand("vscode.diff", left, right, name(shorten(pair.query, TITLE)), { preview: true });
  }

  dispose(): void {
    this.#registration.dispose();
  }
}
