import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { root } from "../../../scripts/lib/paths.ts";
import { EncoderClient } from "../../../src/encoder/process/client.ts";
import { inspect } from "../../../src/extension/inspector/inspect.ts";
import { readPairs } from "../../../src/formats/read-pairs.ts";
import type { InspectorView, ResponseMap } from "../../../src/protocol/inspector.ts";
import { loadHead } from "../../../src/store/heads/load-head.ts";
import { project } from "../../../src/worker/project.ts";

/** What the inspector shows of a pair by the shipped encoder, with a map of the sample's responses. */
export async function anInspectorView(): Promise<{ view: InspectorView; map: ResponseMap }> {
  const encoder = new EncoderClient({
    script: join(root, "dist", "encoder.js"),
    folder: join(root, "media", "encoder"),
  });
  try {
    const head = await loadHead(join(root, "media", "starters", "helpful"));
    const asked = {
      query: "Which country owns Antarctica?",
      response:
        "No country owns Antarctica: <b>a treaty</b> of 1959 governs it. Seven states have claims, which it suspends.",
      other: "Perhaps penguins? I am sorry, I can't say. ".repeat(30),
    };
    const view = await inspect(encoder, async () => head, asked, new AbortController().signal);
    const { pairs } = readPairs(await readFile(join(root, "samples", "pairs.jsonl"), "utf8"));
    const own = pairs.flatMap(({ query, chosen, rejected }) => [
      { query, response: chosen, kind: "preferred" as const },
      { query, response: rejected, kind: "other" as const },
    ]);
    const rows = [...view.responses.map(({ phi }) => phi), ...(await encoder.embed(own))];
    const { points, shares } = project(rows);
    const named = [
      { kind: "A" as const, response: asked.response },
      { kind: "B" as const, response: asked.other },
      ...own,
    ];
    const map = {
      points: named.map(({ kind, response }, i) => ({
        ...{ x: points[i][0], y: points[i][1], kind },
        title: response.slice(0, 60),
      })),
      ...{ shares, all: own.length },
    };
    return { view, map };
  } finally {
    await encoder.dispose();
  }
}
