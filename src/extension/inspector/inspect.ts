import type { Head } from "../../core/model/head.ts";
import type { TokenEncoder } from "../../encoder/encoder.ts";
import type { Inspected, InspectedResponse, InspectorView } from "../../protocol/inspector.ts";
import { Explainer } from "../explain/explainer.ts";
import { describeError } from "../window/describe-error.ts";
import { headTitle } from "../heads/head-name.ts";
import { inspectorMessages as text } from "./inspector-messages.ts";
import * as z from "zod";

export type Reader = Pick<TokenEncoder, "tokens" | "tokenTable" | "read">;

/** What the panel shows. Rejects only with the signal's reason: what else is wrong is said on the panel. */
export async function inspect(
  encoder: Reader,
  currentHead: () => Promise<Head>,
  inspected: Inspected | undefined,
  signal: AbortSignal,
): Promise<InspectorView> {
  if (inspected === undefined) return { query: "", responses: [], problem: text.nothing(), memento: undefined };
  const { query, response, other, names = [] } = inspected;
  try {
    const head = await currentHead();
    const texts = other === undefined ? [response] : [response, other];
    const responses: InspectedResponse[] = [];
    const explainer = new Explainer(encoder, async () => head);
    for (const [i, one] of texts.entries()) {
      const { score, explanation, phi } = await explainer.explain({ query, response: one }, { signal });
      const table = await encoder.tokenTable({ query, response: one });
      responses.push({ response: one, name: names[i], table, score, explanation, phi: [...phi] });
    }
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

const names = z.array(z.string()).max(2).optional();
const schema = z.object({ query: z.string(), response: z.string(), other: z.string().optional(), names });

/** What a command's argument or a page's memento asks to inspect; undefined where it is neither. */
export function readInspected(value: unknown): Inspected | undefined {
  const read = schema.safeParse(value);
  return read.success ? read.data : undefined;
}
