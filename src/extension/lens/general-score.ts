import { isVague } from "../../core/evaluation/evidence.ts";
import type { Head, HeadCard } from "../../core/model/head.ts";
import { scoreResponse } from "../../core/model/score.ts";
import { defaultStarter } from "../heads/starters.ts";
import type { ScoredResponse } from "../scores/score.ts";

/** With a smaller α its owner's choices went their own way: the general model says little about what they would choose. */
const FOLLOWED = 0.5;

/** Whether a model of the person's own still follows the general one. */
const followsGeneral = ({ priors }: Pick<HeadCard, "priors">): boolean =>
  priors.some(({ name, alpha }) => name === defaultStarter && alpha >= FOLLOWED);

/** What the general model scores a response, for where a model of the person's own is unsure. */
export class GeneralScore {
  readonly #load: () => Promise<Head>;
  #head: Head | undefined;

  constructor(load: () => Promise<Head>) {
    this.#load = load;
  }

  /** Loads the general model where it may be asked. @throws StoreError */
  async prepare({ card }: Head): Promise<void> {
    if (this.#head === undefined && followsGeneral(card)) this.#head = await this.#load();
  }

  /** Undefined where the model in use does not follow the general one, or that one is unsure too. */
  of({ head, phi }: Pick<ScoredResponse, "head" | "phi">): number | undefined {
    if (this.#head === undefined || !followsGeneral(head.card) || this.#head.card.encoder !== head.card.encoder)
      return undefined;
    const general = scoreResponse(this.#head, phi);
    return isVague(general) ? undefined : general.score;
  }
}
