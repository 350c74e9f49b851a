import {
  CodeLens,
  EventEmitter,
  Range,
  type CodeLensProvider,
  type Command,
  type Disposable,
  type TextDocument,
} from "vscode";
import { commandOf } from "../window/commands.ts";
import type { ExplainFeature } from "./explain-feature.ts";
import { explainMessages } from "./explain-messages.ts";
import type { ExplainedResponse } from "./explained-response.ts";
import { signed } from "./signed.ts";

const text = explainMessages.lens;

/** Beside the score's lens of an explained response: what can be done with the explanation. */
export class ExplainLensProvider implements CodeLensProvider, Disposable {
  readonly #feature: ExplainFeature;
  readonly #changed = new EventEmitter<void>();
  readonly onDidChangeCodeLenses = this.#changed.event;
  readonly #listener: Disposable;

  constructor(feature: ExplainFeature) {
    this.#feature = feature;
    this.#listener = feature.onDidChange(() => this.#changed.fire());
  }

  provideCodeLenses(document: TextDocument): CodeLens[] {
    return this.#feature.of(document).flatMap((one) => {
      const at = document.positionAt(one.response.anchor);
      return this.#commands(one).map((command) => new CodeLens(new Range(at, at), command));
    });
  }

  #commands({ document, response, reward, problem }: ExplainedResponse): Command[] {
    const title = reward ? text.parts(signed(reward.explanation.reward)) : (problem ?? text.reading());
    return [
      commandOf("showExplanation", title),
      commandOf("toggleWhatIf", text.whatIf(this.#feature.whatIf)),
      commandOf("showInspector", text.inspect(), document.uri, response.start),
      commandOf("clearExplanation", text.clear(), document.uri, response.start),
    ];
  }

  dispose(): void {
    this.#listener.dispose();
    this.#changed.dispose();
  }
}
