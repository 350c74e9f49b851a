import { attribute, partOfBlock, tokenParts, tokenWeights } from "../../core/explain/attribution.ts";
import { dot } from "../../core/math/vectors.ts";
import {
  COSINE,
  DIMENSION,
  FEATURE_BLOCKS,
  NAMED_FEATURES,
  STATES,
  SURFACE,
} from "../../core/features/feature-layout.ts";
import { comparePair, scoreResponse } from "../../core/model/score.ts";
import type { QueryResponse } from "../../core/types.ts";
import type { LessonFigures } from "../../protocol/lesson-figures.ts";
import { lessonStarter } from "../heads/starters.ts";
import { example, scoreAll, type Laboratory } from "./laboratory.ts";
import { antarctica } from "../../protocol/lesson-texts.ts";

const { query, treaty, penguins } = antarctica;
/** Numbers of a state that are shown. */
const SHOWN = 6;
/** Surface features that are named. */
const FEATURES_SHOWN = 3;

/** Tokens of the query, up to the [SEP] after it, and of both responses. */
export async function tokens({ tokenTable }: Laboratory): Promise<LessonFigures["tokens"]> {
  const inputs = [await tokenTable({ query, response: treaty }), await tokenTable({ query, response: penguins })];
  const split = inputs[0].tokens.findIndex(({ part }, i) => i > 0 && part === "special") + 1;
  return {
    query: inputs[0].tokens.slice(0, split),
    responses: inputs.map(({ tokens: all }) => all.slice(split)),
  };
}

export async function embedding(laboratory: Laboratory): Promise<LessonFigures["embedding"]> {
  const head = await laboratory.starter(lessonStarter);
  const [phi] = await laboratory.features([{ query, response: treaty }]);
  const { reward, score } = scoreResponse(head, phi);
  const read = [
    { text: query, ...(await states(laboratory, { query: "", response: query })) },
    { text: treaty, ...(await states(laboratory, { query, response: treaty })) },
  ];
  const blocks = FEATURE_BLOCKS.map(({ name, offset, length }) => ({
    name,
    length,
    product: dot(head.weights, offset, phi, offset, length),
  }));
  return { states: read, dimension: DIMENSION, phi, blocks, bias: head.bias, reward, score };
}

/**
 * The states of [CLS], and the first numbers of each token's: what weights of one 1 and else 0 read off.
 */
async function states({ tokens: read }: Laboratory, text: QueryResponse) {
  const columns: number[][] = [];
  let names: string[] = [];
  let cls = new Float32Array();
  for (let j = 0; j < SHOWN; j++) {
    const one = new Float32Array(STATES.length);
    one[j] = 1;
    const found = await read(text, one);
    columns.push(found.tokens.map(({ value }) => value));
    cls = new Float32Array(found.cls);
    names = found.tokens.map(({ start, end }) => text.response.slice(start, end));
  }
  return { cls, rows: names.map((token, i) => ({ token, values: columns.map((column) => column[i]) })) };
}

export async function scores(laboratory: Laboratory): Promise<LessonFigures["scores"]> {
  const head = await laboratory.starter(lessonStarter);
  const found = await scoreAll(laboratory, head, query, [treaty, penguins]);
  return { ...example(found), comparison: comparePair(head, found.phi[0], found.phi[1]) };
}

/** What each token adds to R, for both responses. */
export async function explained(laboratory: Laboratory): Promise<LessonFigures["explained"]> {
  const head = await laboratory.starter(lessonStarter);
  const weights = tokenWeights(head);
  const explain = async (text: string) => {
    const [phi] = await laboratory.features([{ query, response: text }]);
    const attribution = attribute(head, phi);
    const { reward, surface } = attribution;
    const { tokens: found } = await laboratory.tokens({ query, response: text }, weights);
    const parts = tokenParts(
      head,
      found.map(({ value }) => value),
    );
    return {
      features: surface
        .slice(0, FEATURES_SHOWN)
        .map(({ name, part }) => ({ name, part, why: NAMED_FEATURES.find((feature) => feature.name === name)!.why })),
      ...{ text, reward, surface: partOfBlock(attribution, SURFACE), cosine: partOfBlock(attribution, COSINE) },
      tokens: found.map(({ start, end }, i) => ({ text: text.slice(start, end), part: parts[i] })),
    };
  };
  return [await explain(treaty), await explain(penguins)];
}
