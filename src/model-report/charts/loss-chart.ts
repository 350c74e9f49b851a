import { line, ruleY, text } from "@observablehq/plot";
import type { LossTrace } from "../../core/model/training-report.ts";
import type { Cell, Chart, Look } from "../chart.ts";
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
  note: "Each thin pair of lines is one fold: its training loss, and its loss on the choices that it did not see. The thick line is the fit to all choices. Where the dashed lines rise again, the fit learns its choices by heart. The penalty of the prior is not in these figures, so that a line may rise while the whole falls.",
  columns: ["Fit", "Iteration", "Training loss", "Held-out loss"],
  summary(traces) {
    const own = traces.find(({ fold }) => fold === 0) ?? traces.at(-1);
    if (own === undefined) return "No iteration yet.";
    const held = traces.flatMap(({ heldOut }) => heldOut.slice(-1));
    const mean = held.reduce((sum, loss) => sum + loss, 0) / held.length;
    const last = own.training.at(-1) ?? Math.LN2;
    const heldText = held.length > 0 ? `; on held-out choices it ended at ${mean.toFixed(3)} on average` : "";
    return `The training loss fell from ${own.training[0].toFixed(3)} nats a choice, a coin's, to ${last.toFixed(3)} in ${own.training.length - 1} iterations${heldText}.`;
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
      y: { label: "↑ loss a choice, nats", zero: false, nice: true },
      marks: [
        ruleY([Math.LN2], { stroke: look.quiet, strokeDasharray: "2 3" }),
        text([Math.LN2], {
          y: (d) => d,
          text: () => "a coin",
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
    ...(two ? [{ ...two, label: "held out", colour: "second" } as const] : []),
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
