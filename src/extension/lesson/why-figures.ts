import { bestOfN } from "../../core/model/best-of-n.ts";
import type { Head } from "../../core/model/head.ts";
import { tokenWeights } from "../../core/explain/attribution.ts";
import { dot } from "../../core/math/vectors.ts";
import { SURFACE } from "../../core/features/feature-layout.ts";
import { comparePair } from "../../core/model/score.ts";
import type { QueryResponse } from "../../core/types.ts";
import type { LessonFigures, LessonHead, RepeatedReward } from "../../protocol/lesson-figures.ts";
import { lessonStarter } from "../heads/starters.ts";
import { example, scoreAll, type Laboratory } from "./laboratory.ts";
import { basil, lift, paris, president, snow } from "../../protocol/lesson-texts.ts";

/** How often the same input is read. */
const TIMES = 10;

const trained = ({ card }: Head): LessonHead => {
  const { pairs, heldOutAccuracy, heldOutInterval, lengthBaseline } = card;
  return { pairs, heldOutAccuracy, heldOutInterval, lengthBaseline };
};

export async function alignment(laboratory: Laboratory): Promise<LessonFigures["alignment"]> {
  const head = await laboratory.starter(lessonStarter);
  return example(await scoreAll(laboratory, head, president.query, president.responses));
}

export async function quality(laboratory: Laboratory): Promise<LessonFigures["quality"]> {
  const head = await laboratory.starter("helpful");
  const found = await scoreAll(laboratory, head, basil.query, basil.responses);
  return { ...example(found), comparison: comparePair(head, found.phi[1], found.phi[0]) };
}

/** Best of N by a head that was trained on direct answers. */
export async function optimisation(laboratory: Laboratory): Promise<LessonFigures["optimisation"]> {
  const head = await laboratory.train("direct");
  const { query, responses } = await scoreAll(laboratory, head, lift.query, lift.responses);
  const candidates = responses.map(({ text, reward }) => ({ text, reward, words: text.split(/\s+/).length }));
  const rewards = candidates.map(({ reward }) => reward);
  const words = candidates.map((candidate) => candidate.words);
  const best = candidates.map((_, i) => ({ n: i + 1, words: bestOfN(rewards, words, i + 1) }));
  return { head: trained(head), query, candidates, best };
}

/** Somebody who likes imaginative answers trains a head. */
export async function preference(laboratory: Laboratory): Promise<LessonFigures["preference"]> {
  const [shipped, own] = [await laboratory.starter(lessonStarter), await laboratory.train("imaginative")];
  const score = async (head: Head) => example(await scoreAll(laboratory, head, snow.query, snow.responses));
  const [before, after] = [await score(shipped), await score(own)];
  return { head: trained(own), query: snow.query, before, after: { ...after, head: "imaginative" } };
}

export async function consistency(laboratory: Laboratory): Promise<RepeatedReward> {
  return repeated(laboratory, paris);
}

/** R of one text by passes of the encoder, one after the other: not looked up. */
export async function repeated(laboratory: Laboratory, text: QueryResponse): Promise<RepeatedReward> {
  const head = await laboratory.starter(lessonStarter);
  const weights = tokenWeights(head);
  const [phi] = await laboratory.features([text]);
  const { offset } = SURFACE;
  // What the encoder's states do not say: surface features and cosine.
  const rest = dot(head.weights, offset, phi, offset, phi.length - offset) + head.bias;
  const rewards: number[] = [];
  for (let time = 0; time < TIMES; time++) {
    const { tokens } = await laboratory.tokens(text, weights);
    rewards.push(tokens.reduce((sum, { value }) => sum + value, 0) / tokens.length + rest);
  }
  return { query: text.query, response: text.response, rewards };
}
