import { CodeLens, EventEmitter, Range, type CancellationToken, type CodeLensProvider, type Disposable } from "vscode";
import type { Command, LogOutputChannel, TextDocument, TextEditor } from "vscode";
import type { Notice } from "../../formats/found.ts";
import { describeError } from "../window/describe-error.ts";
import { plainLabel } from "../window/markdown-text.ts";
import { messages } from "../messages.ts";
import type { DocumentResponse } from "../documents/document-response.ts";
import type { DocumentService } from "../documents/document-service.ts";
import { EmptyResponseError } from "../scores/score-errors.ts";
import { curesOf } from "../documents/how-to-mark.ts";
import { documentMessages } from "../documents/document-messages.ts";
import { commandOf } from "../window/commands.ts";
import { isAbort, withSignal } from "../window/progress.ts";
import { readSettings } from "../settings.ts";
import { FirstLens } from "./first-lens.ts";
import { LensLines } from "./lens-lines.ts";
import { wayToFirst } from "./way-to-first.ts";
import { editorsOf } from "./on-screen.ts";
import { lensTitle, rankingLines, scoreLines } from "./lens-text.ts";
import type { ResponseFacts, ResponseFactsReader } from "./response-facts.ts";
import { shorten } from "../../report/format.ts";

/** More responses than this to one query, and the lens leaves their order to the hover. */
const MOST_IN_TOOLTIP = 8;
/** Of more responses on one line, the others have no lens: nobody reads so long a row. */
const MOST_ON_A_LINE = 30;

/** Lenses that are given with a title that is known: about a screen of them. */
const MOST_FILLED = 40;

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

/** Called with the title that a response's lens shows from now on. */
export type LensShows = (document: TextDocument, response: DocumentResponse, title: string) => void;

/**
 * A lens over each response of the lines on the screen and around them (docs/decisions/076). Scoring is done when VS Code
 * resolves a lens, which it does for those on the screen only and gives up when the text changes; what is known already is given with
 * the lens the first time, since VS Code waits a quarter of a second before it resolves (docs/decisions/089).
 */
export class ResponseLensProvider implements CodeLensProvider, Disposable {
  readonly #documents: DocumentService;
  readonly #facts: ResponseFactsReader;
  readonly #log: LogOutputChannel;
  readonly #shows: LensShows;
  readonly #first: FirstLens;
  readonly #lines = new LensLines();
  /** Documents that have had lenses: VS Code keeps them, and asks for their new titles one by one. */
  readonly #given = new WeakSet<TextDocument>();
  readonly #changed = new EventEmitter<void>();
  readonly onDidChangeCodeLenses = this.#changed.event;

  constructor(documents: DocumentService, facts: ResponseFactsReader, log: LogOutputChannel, shows: LensShows) {
    this.#documents = documents;
    this.#facts = facts;
    this.#log = log;
    this.#shows = shows;
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
    const responses = this.#documents.responsesIn(document, first, last);
    const lenses = Map.groupBy(responses, ({ anchor }) => anchor);
    const found = [...lenses.values()].flatMap((onLine) =>
      onLine.slice(0, MOST_ON_A_LINE).map((own) => new ResponseLens(document, own, onLine.length > 1)),
    );
    this.#first.found(found.length, start);
    if (!this.#given.has(document)) nearest(found, document).forEach((lens) => this.#fill(lens));
    if (found.length > 0) this.#given.add(document);
    // Further lines are looked at only where these have none: of a large file they would be read each time.
    const hasFirst = responses.some(({ selected }) => !selected);
    const way = first > 0 ? [] : wayToFirst(document, hasFirst ? responses : this.#documents.firstResponses(document));
    return found.length + way.length > 0 ? [...way, ...found] : this.#notice(document);
  }

  /** What keeps marked parts from being scored: a lens for each cure. */
  #notice(document: TextDocument): CodeLens[] {
    const notice = this.#documents.notice(document);
    if (notice === undefined || notice.kind === "template") return [];
    const anchor = document.positionAt(notice.anchor);
    return cureCommands(notice, document).map((cure) => new CodeLens(new Range(anchor, anchor), cure));
  }

  /** Gives a lens its title where that is known. */
  #fill(lens: ResponseLens): void {
    const facts = this.#facts.known(lens.document, lens.response);
    if (facts === undefined) return;
    this.#first.scored(performance.now());
    this.#setCommand(lens, describeFacts(facts));
  }

  async resolveCodeLens(lens: CodeLens, token: CancellationToken): Promise<CodeLens> {
    if (!(lens instanceof ResponseLens)) return lens;
    const start = performance.now();
    this.#setCommand(lens, await withSignal(token, (signal) => this.#describe(lens, signal, start)));
    return lens;
  }

  #setCommand(lens: ResponseLens, { title, tooltip }: Described): void {
    const { document, response, shared } = lens;
    this.#shows(document, response, title);
    const named = shared ? messages.lens.named(plainLabel(shorten(response.label, 40)), title) : title;
    lens.command = { ...commandOf("showScore", named, document.uri, response), tooltip };
  }

  async #describe({ document, response }: ResponseLens, signal: AbortSignal, start: number): Promise<Described> {
    try {
      const facts = await this.#facts.read(document, response, signal);
      this.#first.scored(start);
      return describeFacts(facts);
    } catch (error) {
      if (isAbort(error, signal)) throw error;
      if (error instanceof EmptyResponseError) return { title: messages.lens.empty(), tooltip: messages.lens.empty() };
      this.#log.error(error instanceof Error ? error : String(error));
      return { title: messages.lens.unavailable(), tooltip: describeError(error) };
    }
  }

  dispose(): void {
    this.#changed.dispose();
  }
}

/** The lenses from the first line on the screen on: those that are seen before VS Code asks for their titles. */
function nearest(lenses: readonly ResponseLens[], document: TextDocument): readonly ResponseLens[] {
  const tops = editorsOf(document).map(({ visibleRanges }) => visibleRanges.at(0)?.start.line ?? 0);
  const top = tops.length === 0 ? 0 : Math.min(...tops);
  const first = lenses.findIndex(({ range }) => range.start.line >= top);
  return first < 0 ? [] : lenses.slice(first, first + MOST_FILLED);
}

function cureCommands(notice: Notice, { uri }: TextDocument): Command[] {
  const { noQuery, noResponse, oneQuery, unnamedColumns, unnamedQuery } = documentMessages;
  const titles = {
    nameColumns: notice.orQuery ? unnamedQuery : unnamedColumns,
    setQuery: notice.kind === "no-query" ? noQuery(notice.count) : oneQuery,
  };
  const cures = curesOf(notice);
  if (cures.length === 0) return [commandOf("howToMark", noResponse, uri)];
  return cures.map((cure) => commandOf(cure, titles[cure], uri));
}

interface Described {
  readonly title: string;
  readonly tooltip: string;
}

function describeFacts(facts: ResponseFacts): Described {
  const { ranked, scored } = facts;
  const own = ranked.find(({ score }) => score === scored)?.item;
  const ranking =
    own === undefined || ranked.length < 2
      ? []
      : ranked.length > MOST_IN_TOOLTIP
        ? [messages.hover.manyOthers(), ""]
        : [messages.hover.ranking(), ...rankingLines(own, ranked, MOST_IN_TOOLTIP), ""];
  return { title: lensTitle(facts), tooltip: [...ranking, ...scoreLines(facts)].join("\n") };
}
