import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DIMENSION } from "../../src/core/features/feature-layout.ts";
import { train } from "../../src/core/train.ts";
import type { QueryResponse } from "../../src/core/types.ts";
import { EncoderClient } from "../../src/encoder/process/client.ts";
import { LiveChoices } from "../../src/extension/services/live-choices.ts";
import { ScoreService } from "../../src/extension/scores/score-service.ts";
import type { NewPreference } from "../../src/store/log/record.ts";
import { PreferenceStore } from "../../src/store/log/preference-store.ts";
import type { Row } from "./row.ts";
import { TextFeatures } from "../../src/extension/scores/text-features.ts";
import { root } from "../lib/paths.ts";
import { benchTexts } from "./texts.ts";
import { madeSet } from "./made-pairs.ts";

const CHOICES = 2000;
const VISIBLE = 50;
const REPEATS = 21;

/** A choice between the responses 2i and 2i + 1, at `at`. */
function preference(texts: readonly QueryResponse[], i: number, at: Date): NewPreference {
  const [first, second] = [texts[(2 * i) % texts.length], texts[(2 * i + 1) % texts.length]];
  return {
    ...{ query: first.query, responses: [first.response, second.response], choice: "first", strength: 1 },
    ...{ shown: [0, 1], reason: "", seconds: 4, annotator: "Ada", at: at.toISOString(), source: "drafts.md" },
  };
}

/**
 * Milliseconds from a choice to the new scores of the responses on the screen, as the editor goes about it: the log of
 * 2000 choices gets one more on the disk, the head follows it, 50 scores are computed. The responses were scored before.
 */
export async function benchUpdate(): Promise<Row[]> {
  const { texts } = await benchTexts(400);
  const folder = await mkdtemp(join(tmpdir(), "reward-lens-bench-"));
  const encoder = new EncoderClient({
    script: join(root, "dist", "encoder.js"),
    folder: join(root, "media", "encoder"),
  });
  try {
    const began = Date.now() - 1000 * CHOICES;
    const stored = Array.from({ length: CHOICES }, (_, i) => preference(texts, i, new Date(began + 500 * i)));
    await PreferenceStore.of(folder).appendAll(stored);
    const { id } = await encoder.info();
    const start = performance.now();
    const created = new Date().toISOString();
    const card = { id: "bench", encoder: id, created, data: "bench", description: "" };
    const head = train(madeSet(CHOICES, DIMENSION), { card });
    const training = performance.now() - start;

    const scores = new ScoreService(new TextFeatures(encoder), () => Promise.resolve(head));
    const store = PreferenceStore.of(folder);
    const live = new LiveChoices({
      enabled: () => true,
      stores: async () => {
        await store.refresh();
        return [store];
      },
      learnFrom: (choices) => Promise.resolve(choices),
      features: (some) => scores.features(some),
    });
    const visible = texts.slice(0, VISIBLE);
    await scores.scoreAll(texts);
    await live.follow(head);
    const times: number[] = [];
    const busy: number[] = [];
    const changed = new Set<number>();
    for (let repeat = 0; repeat < REPEATS; repeat++) {
      const [key, used] = [performance.now(), process.cpuUsage()];
      await store.append(preference(texts, repeat, new Date(Date.now() + 1000)));
      const [one] = await scores.scoreAll(visible, { head: await live.follow(head) });
      times.push(performance.now() - key);
      const { user, system } = process.cpuUsage(used);
      busy.push((user + system) / 1000);
      changed.add(one.reward);
    }
    if (changed.size < REPEATS)
      throw new Error(`${REPEATS} choices gave ${changed.size} rewards: not all were followed`);
    const sorted = (values: number[]) => values.sort((a, b) => a - b).map((value) => `${value.toFixed(1)} ms`);
    const middle = (REPEATS - 1) / 2;
    return [
      {
        what: `a choice after ${CHOICES}: on the disk, followed, ${VISIBLE} new scores: median`,
        value: sorted(times)[middle],
      },
      { what: `the slowest of ${REPEATS}`, value: sorted(times)[REPEATS - 1] },
      { what: "of which the processor was busy: median", value: sorted(busy)[middle] },
      { what: `a whole training on ${CHOICES} choices`, value: `${(training / 1000).toFixed(1)} s` },
    ];
  } finally {
    await encoder.dispose();
    await rm(folder, { recursive: true });
  }
}
