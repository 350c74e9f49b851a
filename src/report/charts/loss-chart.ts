import { line, ruleY, text } from "@observablehq/plot";
import { mean } from "../../core/math/statistics.ts";
import type { LossTrace } from "../../core/model/training-report.ts";
import type { Cell, Chart, Look } from "../chart.ts";
import { decimal, plural } from "../format.ts";
import { frame, halo, heightFor } from "./frame.ts";

interface Point {
  readonly fold: number;
  readonly iteration: number;
  readonly loss: number;
}

const points = (traces: readonly LossTrace[], which: "training" | "heldOut"): Point[] =>
  traces.flatMap(({ fold, [which]: losses }) => losses.map((loss, iteration) => ({ fold, iteration, loss })));

const name = (fold: number) => (fold === 0 ? "all choices" : `fold ${fold}`);

/** Loss by iteration of every fit, as it happens and afterwards. */
export const lossChart: Chart<readonly LossTrace[]> = {
  id: "loss",
  title: "Loss by iteration",
  note: "Each thin pair of lines is one fold: its training loss, and its loss on the choices that it did not see. The thick line is the fit to all choices. Where the dashed lines rise again, the fit memorizes its choices. These figures leave out the penalty for leaving the starting point, so a line may rise while the total falls.",
  columns: ["Fit", "Iteration", "Training loss", "Loss on unseen choices"],
  summary(traces) {
    const own = traces.find(({ fold }) => fold === 0) ?? traces.at(-1);
    if (own === undefined) return "No iteration yet.";
    const held = traces.flatMap(({ heldOut }) => heldOut.slice(-1));
    const last = own.training.at(-1) ?? Math.LN2;
    const heldText = held.length > 0 ? `; on unseen choices it ended at ${decimal(mean(held), 3)} on average` : "";
    return `The training loss per choice fell from ${decimal(own.training[0], 3)}, which is chance, to ${decimal(last, 3)} in ${plural(own.training.length - 1, "iteration")}${heldText}.`;
  },
  rows(traces) {
    return traces.flatMap(({ fold, training, heldOut }) =>
      training.map((loss, i): Cell[] => [name(fold), i, loss, heldOut[i] ?? ""]),
    );
  },
  draw(traces, look) {
    const [training, held] = [points(traces, "training"), points(traces, "heldOut")];
    const ends = lineEnds(training, held);
    return frame(look, {
      height: heightFor(look),
      marginRight: 76,
      x: { label: "iteration →", ticks: 5, tickFormat: (i: number) => (Number.isInteger(i) ? String(i) : "") },
      y: { label: "↑ loss per choice", zero: false, nice: true },
      marks: [
        ruleY([Math.LN2], { stroke: look.quiet, strokeDasharray: "2 3" }),
        text([Math.LN2], {
          y: (d) => d,
          text: () => "chance",
          frameAnchor: "right",
          dx: 46,
          fill: look.quiet,
          ...halo(look),
        }),
        line(
          training.filter(({ fold }) => fold > 0),
          { ...at, z: "fold", stroke: look.first, strokeOpacity: 0.55 },
        ),
        line(held, { ...at, z: "fold", stroke: look.second, strokeDasharray: "5 3", strokeOpacity: 0.9 }),
        line(
          training.filter(({ fold }) => fold === 0),
          { ...at, stroke: look.first, strokeWidth: 3 },
        ),
        ...ends.map((end) =>
          text([end], {
            ...at,
            text: "label",
            fill: look[end.colour],
            textAnchor: "start",
            dx: 6,
            dy: nudge(end, ends, [...training, ...held]),
            ...halo(look),
          }),
        ),
      ],
    });
  },
};

const at = { x: "iteration", y: "loss" } as const;

interface LabelledPoint extends Point {
  readonly label: string;
  readonly colour: keyof Pick<Look, "first" | "second">;
}

/** A name at the end of the longest line of either kind. */
function lineEnds(training: readonly Point[], held: readonly Point[]): LabelledPoint[] {
  const end = (all: readonly Point[]) =>
    all.reduce<Point | undefined>(
      (best, p) => (best === undefined || p.iteration > best.iteration ? p : best),
      undefined,
    );
  const [one, two] = [end(training), end(held)];
  return [
    ...(one ? [{ ...one, label: "training", colour: "first" } as const] : []),
    ...(two ? [{ ...two, label: "unseen", colour: "second" } as const] : []),
  ];
}

/** Pixels that keep two names apart whose lines end at nearly the same loss. */
function nudge(own: LabelledPoint, ends: readonly LabelledPoint[], all: readonly Point[]): number {
  const other = ends.find((end) => end !== own);
  if (other === undefined) return 0;
  const [low, high] = all.reduce(([l, h], { loss }) => [Math.min(l, loss), Math.max(h, loss)], [Infinity, -Infinity]);
  if (Math.abs(own.loss - other.loss) > 0.08 * (high - low)) return 0;
  return own.loss > other.loss || (own.loss === other.loss && own.colour === "second") ? -7 : 7;
}
