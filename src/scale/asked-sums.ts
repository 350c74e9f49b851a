/** Sums over pairs that another process computes: each call is a message, and so is its answer. Made for Spark's driver (scale/). */
import { packedLength } from "../core/math/packed-matrix.ts";
import type { LossTask, MarginTask, PairSums } from "../core/partitions/pair-sums.ts";
import type { Message, ReceivedMessage } from "./messages.ts";

/** Sends a message, and returns the answer to it. */
export type Ask = (message: Message) => Promise<ReceivedMessage>;

function sent(tasks: readonly (MarginTask & Partial<LossTask>)[], dimension: number) {
  const weights = new Float64Array(tasks.length * dimension);
  tasks.forEach((task, k) => weights.set(task.weights, k * dimension));
  return {
    set: Int32Array.from(tasks, ({ set }) => set),
    noise: Float64Array.from(tasks, ({ noise = 0 }) => noise),
    weights,
  };
}

/** @param dimension D */
export function askedSums(ask: Ask, dimension: number): PairSums {
  const part = (values: Float64Array, k: number, length: number) => values.subarray(k * length, (k + 1) * length);
  return {
    async divide(bits, states) {
      const answer = await ask({ kind: "divide", facts: { states }, arrays: { bits } });
      const { finite, differing, identical } = answer.facts as {
        readonly finite: boolean;
        readonly differing: number;
        readonly identical: number;
      };
      return { sum: answer.numbers("sum", "f8"), finite, differing, identical };
    },
    async losses(tasks) {
      const answer = await ask({ kind: "losses", arrays: sent(tasks, dimension) });
      const [value, gradient] = [answer.numbers("value", "f8"), answer.numbers("gradient", "f8")];
      return tasks.map((_, k) => ({ value: value[k], gradient: part(gradient, k, dimension) }));
    },
    async information(tasks) {
      // One after the other: each is D × D numbers of each partition.
      const found: Float64Array[] = [];
      for (const task of tasks) {
        const answer = await ask({ kind: "information", arrays: sent([task], dimension) });
        const packed = answer.numbers("packed", "f8");
        if (packed.length !== packedLength(dimension)) throw new Error("a Hessian of another size was sent");
        found.push(packed);
      }
      return found;
    },
    async likelihoods(groups) {
      const answer = await ask({
        kind: "likelihoods",
        arrays: {
          ...sent(groups.flat(), dimension),
          group: Int32Array.from(groups.flatMap((tasks, g) => tasks.map(() => g))),
        },
      });
      const [sums, products] = [answer.numbers("sums", "f8"), answer.numbers("products", "f8")];
      let [at, squares] = [0, 0];
      return groups.map(({ length }) => ({
        sums: sums.subarray(at, (at += length)),
        products: products.subarray(squares, (squares += length * length)),
      }));
    },
    async margins(tasks) {
      const answer = await ask({ kind: "margins", arrays: sent(tasks, dimension) });
      const [counts, values] = [answer.numbers("counts", "i4"), answer.numbers("values", "f8")];
      let at = 0;
      return Array.from(counts, (count) => values.slice(at, (at += count)));
    },
    async phi(pairs) {
      const answer = await ask({ kind: "phi", arrays: { pairs } });
      return { first: answer.numbers("first", "f4"), second: answer.numbers("second", "f4") };
    },
    async rewards(weights) {
      const answer = await ask({ kind: "rewards", arrays: { weights } });
      return {
        first: answer.numbers("first", "f8"),
        second: answer.numbers("second", "f8"),
        signed: answer.numbers("signed", "f8"),
        total: answer.numbers("total", "f8")[0],
      };
    },
  };
}
