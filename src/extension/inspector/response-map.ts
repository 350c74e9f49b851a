import type { QueryResponse } from "../../core/types.ts";
import type { InspectorView, MapPoint, ResponseMap } from "../../protocol/inspector.ts";
import { newestFirst, type Entry } from "../history/entries.ts";
import { projectInWorker } from "../../worker/project-client.ts";
import { shorten } from "../window/markdown-text.ts";
import { programOf, type Services } from "../services/services.ts";
import { inspectorMessages as text } from "./inspector-messages.ts";

/** Responses on the map, the newest. */
const MOST_POINTS = 400;
/** With fewer there is nothing to see. */
const LEAST_POINTS = 4;
const TITLE = 60;

interface OwnResponse extends QueryResponse {
  readonly kind: MapPoint["kind"];
}

/** The owner's responses with those that are inspected, or why there is no map. @throws StoreError, EncoderError */
export async function responseMap(
  { stores, scores, extensionUri }: Pick<Services, "stores" | "scores" | "extensionUri">,
  { query, responses }: InspectorView,
  signal: AbortSignal,
): Promise<ResponseMap | string> {
  const { own, all } = await ownResponses(stores);
  if (own.length < LEAST_POINTS) return text.tooFew(own.length);
  const features = await scores.features(own, { priority: "bulk", signal });
  const shown = responses.map(({ response }, i) => ({
    query,
    response,
    kind: i === 0 ? ("A" as const) : ("B" as const),
  }));
  const rows = [...responses.map(({ phi }) => Float32Array.from(phi)), ...features];
  const script = programOf({ extensionUri }, "project");
  const { points, shares } = await projectInWorker(rows, { script, signal });
  const named = [...shown, ...own].map(({ kind, response }, i): MapPoint => {
    const [x, y] = points[i];
    return { x, y, kind, title: shorten(response, TITLE) };
  });
  return { points: named, shares, all };
}

/** The distinct responses of the active choices, the newest first, each by its last choice. */
async function ownResponses(stores: Services["stores"]): Promise<{ own: OwnResponse[]; all: number }> {
  const entries: Entry[] = [];
  for (const store of await stores.read())
    for (const choice of store.choices) if (choice.withdrawals.length === 0) entries.push({ store, choice });
  const newest = newestFirst(entries).slice(0, MOST_POINTS / 2);
  const own = new Map<string, OwnResponse>();
  // The newest last, so that it counts.
  for (const { choice: logged } of newest.toReversed()) {
    const { query, responses, choice } = logged.current;
    responses.forEach((response, side) => {
      if (response.trim() === "" || choice === "skip") return;
      const wins = choice === (side === 0 ? "first" : "second");
      const kind = choice === "tie" ? "tied" : wins ? "preferred" : "other";
      own.set(JSON.stringify([query, response]), { query, response, kind });
    });
  }
  return { own: [...own.values()], all: 2 * entries.length };
}
