import { EventEmitter, type Disposable } from "vscode";
import type { Head } from "../../core/model/head.ts";
import { LossTraces } from "../../core/evaluation/record-training.ts";
import type { LossStep, LossTrace } from "../../core/model/training-report.ts";
import { openHeadRegistry } from "../../store/heads/head-registry.ts";
import type { Choices } from "../../training/choices.ts";
import type { ComparedHead } from "../../training/seen-queries.ts";
import { inWorker, trainHead } from "../../training/train-head.ts";
import { trainProgressText } from "../../report/training-text.ts";
import type { Services } from "../services/services.ts";
import { isStarterName } from "../heads/starters.ts";
import { headName } from "../heads/head-name.ts";
import { readSettings } from "../settings.ts";
import { trainingMessages as text } from "./training-messages.ts";

/** The progress of a training. */
export interface TrainingProgress {
  /** 0 to 1. */
  readonly fraction: number;
  readonly message: string;
}

/** A training as far as it is. */
export interface TrainingState extends TrainingProgress {
  readonly losses: readonly LossTrace[];
}

export interface TrainingOptions {
  /** Whose heads and choices. */
  readonly folder: string;
  readonly choices: Choices;
  readonly signal: AbortSignal;
  /** Whether the new head is kept. Default: always. */
  readonly accept?: (head: Head, before: Head) => boolean | Promise<boolean>;
}

/** Trains heads, one at a time, and reports the progress. */
export class TrainingService implements Disposable {
  readonly #services: Services;
  readonly #script: string;
  readonly #changed = new EventEmitter<TrainingProgress | undefined>();
  readonly #trained = new EventEmitter<Head>();
  readonly #stepped = new EventEmitter<LossStep>();
  #state: TrainingProgress | undefined;
  #traces = new LossTraces();
  #cancel: AbortController | undefined;
  /** Fires as a training begins, advances and ends (undefined). */
  readonly onDidChange = this.#changed.event;
  /** Fires once a new head is saved. */
  readonly onDidTrain = this.#trained.event;
  /** Fires after every iteration of a fit. */
  readonly onDidStep = this.#stepped.event;

  /** @param script the fit worker's bundle. */
  constructor(services: Services, script: string) {
    this.#services = services;
    this.#script = script;
  }

  /** The training that runs, if one does. */
  get state(): TrainingState | undefined {
    return this.#state && { ...this.#state, losses: this.#traces.all };
  }

  /** Gives the training up that runs. */
  cancel(): void {
    this.#cancel?.abort();
  }

  /**
   * Trains a head of the choices and saves it as a new version, unless `accept` refuses it. Only one training runs: ask
   * `state` first.
   * @returns the head and whether it was kept. @throws TrainError, EncoderError, StoreError, or an AbortError.
   */
  async run({ folder, choices, signal, accept = () => true }: TrainingOptions): Promise<{ head: Head; kept: boolean }> {
    if (this.#cancel) throw new Error("A training runs already");
    this.#cancel = new AbortController();
    const either = AbortSignal.any([signal, this.#cancel.signal]);
    this.#traces = new LossTraces();
    this.#report(0, text.reading());
    try {
      // As it is stored: choices that it follows live would not be unseen ones.
      const before = await this.#services.heads.stored();
      return await this.#train(folder, choices, (head) => accept(head, before), before, either);
    } finally {
      this.#cancel = undefined;
      this.#state = undefined;
      this.#changed.fire(undefined);
    }
  }

  dispose(): void {
    this.cancel();
    this.#changed.dispose();
    this.#stepped.dispose();
    this.#trained.dispose();
  }

  async #train(
    folder: string,
    { pairs, facts }: Choices,
    accept: (head: Head) => boolean | Promise<boolean>,
    before: Head,
    signal: AbortSignal,
  ): Promise<{ head: Head; kept: boolean }> {
    const { encoders, heads } = this.#services;
    return trainHead({
      ...{ pairs, facts, signal, learningCurve: true },
      withEncoder: (texts, work) => encoders.withBulkEncoder(texts, work),
      heads: async (encoder) => ({
        starters: await Promise.all(readSettings().starters.map((name) => heads.byId(name, encoder))),
        previous: await this.#asTrained(before),
        before,
      }),
      fit: inWorker(this.#script),
      description: text.description(pairs.length, new Set(pairs.map(({ query }) => query)).size),
      onEncoded: (done, total) => this.#report(0.6 * (done / total), text.embedding(done, total)),
      onFit: (progress) => this.#report(0.6 + 0.4 * progress.fraction, trainProgressText(progress)),
      onStep: (step) => {
        this.#traces.add(step);
        this.#stepped.fire(step);
      },
      accept,
      save: async (trained) => {
        this.#report(1, text.saving());
        const head = await openHeadRegistry(folder).add(trained);
        this.#trained.fire(head);
        return head;
      },
    });
  }

  /** A head as it was trained: with the choices added since it has seen what it is to be judged by. */
  async #asTrained(head: Head): Promise<ComparedHead> {
    const { id } = head.card;
    const trained = head.added ? await this.#services.heads.byId(id) : head;
    return { head: trained, name: headName(head.card), shipped: isStarterName(id) };
  }

  #report(fraction: number, message: string): void {
    this.#state = { fraction, message };
    this.#changed.fire(this.#state);
  }
}
