import { tokenWeights } from "../../core/explain/attribution.ts";
import { explainReward } from "../../core/explain/explanation.ts";
import type { Head } from "../../core/model/head.ts";
import { readingLimits } from "../../core/features/legibility.ts";
import { scoreResponse } from "../../core/model/score.ts";
import type { TokenEncoder } from "../../encoder/encoder.ts";
import type { Inspected, InspectedResponse, InspectorView } from "../../protocol/inspector.ts";
import { describeError } from "../window/describe-error.ts";
import { headTitle } from "../heads/head-name.ts";
import { EmptyResponseError, UnreadableResponseError } from "../scores/score-errors.ts";
import { inspectorMessages as text } from "./inspector-messages.ts";

export type Reader = Pick<TokenEncoder, "tokens" | "tokenTable">;

/** What the panel shows. Rejects only with the signal's reason: what else is wrong is said on the panel. */
export async function inspect(
  encoder: Reader,
  currentHead: () => Promise<Head>,
  inspected: Inspected | undefined,
  signal: AbortSignal,
): Promise<InspectorView> {
  if (inspected === undefined) return { query: "", responses: [], problem: text.nothing(), memento: undefined };
  const { query, response, other } = inspected;
  try {
    const head = await currentHead();
    const texts = other === undefined ? [response] : [response, other];
    const responses: InspectedResponse[] = [];
    for (const one of texts) responses.push(await inspectOne(encoder, head, query, one, signal));
    const { card, weights, bias, mean } = head;
    return {
      query,
      responses,
      head: { ...{ name: headTitle(head), id: card.id, bias }, weights: [...weights], mean: [...mean] },
      memento: inspected,
    };
  } catch (error) {
    signal.throwIfAborted();
    return { query, responses: [], problem: text.cannotShow(describeError(error)), memento: inspected };
  }
}

async function inspectOne(
  encoder: Reader,
  head: Head,
  query: string,
  response: string,
  signal: AbortSignal,
): Promise<InspectedResponse> {
  if (response.trim() === "") throw new EmptyResponseError();
  const input = { query, response };
  const read = await encoder.tokens(input, tokenWeights(head), signal);
  const { unknown } = readingLimits(response, read.legibility);
  if (unknown !== undefined) throw new UnreadableResponseError(unknown);
  return {
    response,
    table: await encoder.tokenTable(input),
    score: scoreResponse(head, read.phi),
    explanation: explainReward(head, response, read),
    phi: [...read.phi],
  };
}
