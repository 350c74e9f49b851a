import type { TextDocument } from "vscode";
import type { Head } from "../../core/model/head.ts";
import { reasonsOf } from "../../report/reasons.ts";
import { defaultStarter, isStarterName } from "../heads/starters.ts";
import type { DocumentResponse } from "../documents/document-response.ts";
import type { DocumentService } from "../documents/document-service.ts";
import { headTitle } from "../heads/head-name.ts";
import type { HeadScope } from "../heads/head-choice.ts";
import type { HeadService } from "../heads/head-service.ts";
import { rankBestFirst } from "../scores/ranking.ts";
import type { ScoredResponse } from "../scores/score.ts";
import type { ScoreService } from "../scores/score-service.ts";
import { isSame, siblingsOf, type RankedResponse } from "../scores/siblings.ts";
import { standingOf } from "../scores/standing.ts";
import type { LensFacts } from "./lens-text.ts";
import { GeneralScore } from "./general-score.ts";
import { SteadyNumbers } from "./steady.ts";

/** A lens waits for the scores of so many responses to its query; of more it takes those that are known. */
const MOST_WAITED = 20;

type LensHeads = Pick<HeadService, "wantedFor" | "starter">;

export interface ResponseFacts extends LensFacts {
  /** The responses to the query, best first; only its own where not all of them are scored. */
  readonly ranked: readonly RankedResponse[];
}

/** What lenses and hovers say of a response: its score, its place among the others, and why. */
export class ResponseFactsReader {
  readonly #documents: Pick<DocumentService, "rivals">;
  readonly #scores: ScoreService;
  readonly #wanted: (scope: HeadScope) => string;
  readonly #general: GeneralScore;
  readonly #steady = new SteadyNumbers<TextDocument>();
  /** The head that scored each document last. */
  #heads = new WeakMap<TextDocument, Head>();

  /** @param heads which head the settings ask for, "" for the usual one, and the general one */
  constructor(documents: Pick<DocumentService, "rivals">, scores: ScoreService, heads: LensHeads) {
    this.#documents = documents;
    this.#scores = scores;
    this.#wanted = (scope) => heads.wantedFor(scope);
    this.#general = new GeneralScore(() => heads.starter(defaultStarter));
  }

  /** Another head may score from now on. */
  forgetHeads(): void {
    this.#heads = new WeakMap();
  }

  /**
   * The facts of a response, with those of at most `most` responses to its query.
   * @throws as ScoreService.score
   */
  async read(
    document: TextDocument,
    own: DocumentResponse,
    signal?: AbortSignal,
    most = MOST_WAITED,
  ): Promise<ResponseFacts> {
    const rivals = siblingsOf(own, this.#documents.rivals(document, own.query), Infinity);
    const score = ({ query, response }: DocumentResponse) => this.#scores.score(query, response, signal, document);
    const place = rivals.findIndex((one) => isSame(one, own));
    // An empty one is not among them, and says so.
    const asked = rivals.length > most || place < 0 ? [own] : rivals;
    const scored = await Promise.all(asked.map(score));
    const mine = asked === rivals ? scored[place] : scored[0];
    await this.#general.prepare(mine.head);
    this.#heads.set(document, mine.head);
    return this.#facts(document, own, mine, rivals);
  }

  /** The same where every score is known, so that nobody waits. */
  known(document: TextDocument, own: DocumentResponse): ResponseFacts | undefined {
    const head = this.#heads.get(document);
    const mine = head && this.#scores.known(own, head);
    if (mine === undefined) return undefined;
    const rivals = siblingsOf(own, this.#documents.rivals(document, own.query), Infinity);
    const waits =
      rivals.length <= MOST_WAITED && rivals.some((one) => this.#scores.known(one, mine.head) === undefined);
    return waits ? undefined : this.#facts(document, own, mine, rivals);
  }

  #facts(
    document: TextDocument,
    own: DocumentResponse,
    scored: ScoredResponse,
    rivals: readonly DocumentResponse[],
  ): ResponseFacts {
    const { head } = scored;
    const known: { item: DocumentResponse; score: ScoredResponse }[] = [];
    for (const rival of rivals) {
      const item = isSame(rival, own) ? own : rival;
      const score = item === own ? scored : this.#scores.known(rival, head);
      if (score === undefined) break;
      known.push({ item, score });
    }
    const isWhole = known.length === rivals.length && known.some(({ item }) => item === own);
    const ranked = rankBestFirst(isWhole ? known : [{ item: own, score: scored }]);
    const isUnusual = isStarterName(head.card.id) || this.#wanted(document) !== "";
    const others = ranked.filter(({ item, score }) => item !== own && score.limits.unknown === undefined);
    const vague = this.#steady.isVague(document, own, scored);
    return {
      ...{ scored, ranked, vague },
      standing: standingOf(own, ranked),
      reasons: reasonsOf(
        head,
        { ...own, phi: scored.phi },
        others.map(({ score }) => score.phi),
        scored.limits.foreign,
      ),
      general: vague ? this.#general.of(scored) : undefined,
      model: isUnusual ? headTitle(head) : undefined,
    };
  }
}
