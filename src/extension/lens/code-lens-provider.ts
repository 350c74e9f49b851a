import { CodeLens, EventEmitter, Range, type CancellationToken, type CodeLensProvider, type Disposable } from "vscode";
import type { LogOutputChannel, TextDocument, TextEditor } from "vscode";
import { describeError } from "../window/describe-error.ts";
import { plainLabel } from "../window/markdown-text.ts";
import { messages } from "../messages.ts";
import type { DocumentResponse } from "../documents/document-response.ts";
import type { DocumentService } from "../documents/document-service.ts";
import { rankBestFirst } from "../scores/ranking.ts";
import type { ScoredResponse } from "../scores/score.ts";
import { isSame, siblingsOf } from "../scores/siblings.ts";
import { EmptyResponseError } from "../scores/score-errors.ts";
import type { ScoreService } from "../scores/score-service.ts";
import { documentMessages } from "../documents/document-messages.ts";
import { commandOf } from "../window/commands.ts";
import { isAbort, withSignal } from "../window/progress.ts";
import { readSettings } from "../settings.ts";
import { FirstLens } from "./first-lens.ts";
import { LensLines } from "./lens-lines.ts";
import { lensTitle, rankingLines, scoreLines } from "./lens-text.ts";
import { shorten } from "../../report/format.ts";

/** More responses than this to one query, and the lens leaves their order to the hover. */
const MOST_IN_TOOLTIP = 8;
/** Of more responses on one line, the others have no lens: nobody reads so long a row. */
const MOST_ON_A_LINE = 30;

/** A lens that knows which response it is about. */
export class ResponseLens extends CodeLens {
  readonly document: TextDocument;
  readonly response: DocumentResponse;
  /** Whether other responses have their lens in the same place, so that it must say whose it is. */
  readonly shared: boolean;

  constructor(document: TextDocument, response: DocumentResponse, shared: boolean) {
    const anchor = document.positionAt(response.anchor);
    super(new Range(anchor, anchor));
    this.document = document;
    this.response = response;
    this.shared = shared;
  }
}

/**
 * A lens over each response of the lines on the screen and around them (docs/decisions/076). Scoring is done when VS Code
 * resolves a lens, which it does for those on the screen only and gives up when the text changes.
 */
export class ResponseLensProvider implements CodeLensProvider, Disposable {
  readonly #documents: DocumentService;
  readonly #scores: ScoreService;
  readonly #log: LogOutputChannel;
  readonly #first: FirstLens;
  readonly #lines = new LensLines();
  readonly #changed = new EventEmitter<void>();
  readonly onDidChangeCodeLenses = this.#changed.event;

  constructor(documents: DocumentService, scores: ScoreService, log: LogOutputChannel) {
    this.#documents = documents;
    this.#scores = scores;
    this.#log = log;
    this.#first = new FirstLens(log);
  }

  /** The head, the settings or a selection changed: every lens is out of date. */
  refresh(): void {
    this.#changed.fire();
  }

  /** Draws the lenses of other lines where an editor shows some that have none. */
  follow(editor: TextEditor): void {
    if (!this.#lines.cover(editor)) this.refresh();
  }

  provideCodeLenses(document: TextDocument): (ResponseLens | CodeLens)[] {
    if (!readSettings().codeLens) return [];
    if (this.#documents.mustWait(document)) {
      void this.#documents.whenRead(document).then(() => this.refresh());
      return [];
    }
    const start = performance.now();
    const { first, last } = this.#lines.of(document);
    const lenses = Map.groupBy(this.#documents.responsesIn(document, first, last), ({ anchor }) => anchor);
    const found = [...lenses.values()].flatMap((onLine) =>
      onLine.slice(0, MOST_ON_A_LINE).map((own) => new ResponseLens(document, own, onLine.length > 1)),
    );
    this.#first.found(found.length, start);
    return found.length > 0 ? found : this.#notice(document);
  }

  /** One lens that says what keeps marked parts from being scored, and offers the cure. */
  #notice(document: TextDocument): CodeLens[] {
    const notice = this.#documents.notice(document);
    if (notice === undefined || notice.kind === "template") return [];
    const anchor = document.positionAt(notice.anchor);
    const isUnasked = notice.kind === "no-query";
    const command = isUnasked
      ? commandOf("setQuery", documentMessages.noQuery(notice.count), document.uri)
      : commandOf("howToMark", documentMessages.noResponse, document.uri);
    return [new CodeLens(new Range(anchor, anchor), command)];
  }

  async resolveCodeLens(lens: CodeLens, token: CancellationToken): Promise<CodeLens> {
    if (!(lens instanceof ResponseLens)) return lens;
    const { document, response, shared } = lens;
    const start = performance.now();
    const { title, tooltip } = await withSignal(token, (signal) => this.#describe(lens, signal, start));
    const named = shared ? messages.lens.named(plainLabel(shorten(response.label, 40)), title) : title;
    lens.command = { ...commandOf("showScore", named, document.uri, response), tooltip };
    return lens;
  }

  async #describe(lens: ResponseLens, signal: AbortSignal, start: number): Promise<{ title: string; tooltip: string }> {
    const { query, response } = lens.response;
    try {
      const own = await this.#scores.score(query, response, signal, lens.document);
      this.#first.scored(start);
      return { title: lensTitle(own), tooltip: [...scoreLines(own), ...this.#others(lens, own)].join("\n") };
    } catch (error) {
      if (isAbort(error, signal)) throw error;
      if (error instanceof EmptyResponseError) return { title: messages.lens.empty(), tooltip: messages.lens.empty() };
      this.#log.error(error instanceof Error ? error : String(error));
      return { title: messages.lens.unavailable(), tooltip: describeError(error) };
    }
  }

  /** The order of the query's responses where their scores are known: no lens waits for another one's. */
  #others({ document, response }: ResponseLens, { head }: ScoredResponse): string[] {
    const siblings = siblingsOf(response, this.#documents.rivals(document, response.query), MOST_IN_TOOLTIP + 1);
    if (siblings.length < 2) return [];
    if (siblings.length > MOST_IN_TOOLTIP) return ["", messages.hover.manyOthers()];
    const own = siblings.find((one) => isSame(one, response));
    if (own === undefined) return [];
    const known = siblings.flatMap((item) => {
      const score = this.#scores.known(item, head);
      return score === undefined ? [] : [{ item, score }];
    });
    if (known.length < siblings.length) return ["", messages.hover.orderOnLine()];
    return ["", messages.hover.ranking(), ...rankingLines(own, rankBestFirst(known), MOST_IN_TOOLTIP)];
  }

  dispose(): void {
    this.#changed.dispose();
  }
}
