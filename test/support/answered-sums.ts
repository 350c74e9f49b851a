import type { LossTask, PairSums } from "../../src/core/partitions/pair-sums.ts";
import { messageBytes, readMessages, type Message, type ReceivedMessage } from "../../src/scale/messages.ts";

/** A message as it is after a pipe. */
export async function piped(message: Message): Promise<ReceivedMessage> {
  const bytes = async function* () {
    yield* messageBytes(message);
  };
  const { value } = (await readMessages(bytes()).next()) as { value: ReceivedMessage };
  return value;
}

/** The other side of askedSums: what a message asks for, computed by sums that are here. */
export async function answered(asked: ReceivedMessage, sums: PairSums, dimension: number): Promise<Message> {
  const tasks = (): LossTask[] => {
    const [set, noise] = [asked.numbers("set", "i4"), asked.numbers("noise", "f8")];
    const weights = asked.numbers("weights", "f8");
    return Array.from(set, (number, k) => ({
      ...{ set: number, noise: noise[k] },
      weights: weights.slice(k * dimension, (k + 1) * dimension),
    }));
  };
  const joined = (all: readonly Float64Array[]) => Float64Array.from(all.flatMap((one) => [...one]));
  const { kind } = asked;
  switch (kind) {
    case "divide": {
      const { states } = asked.facts as { readonly states: number };
      const { sum, ...facts } = await sums.divide(asked.numbers("bits", "u8"), states);
      return { kind, facts, arrays: { sum } };
    }
    case "losses": {
      const found = await sums.losses(tasks());
      const value = Float64Array.from(found, (one) => one.value);
      return { kind, arrays: { value, gradient: joined(found.map(({ gradient }) => gradient)) } };
    }
    case "information":
      return { kind, arrays: { packed: joined(await sums.information(tasks())) } };
    case "likelihoods": {
      const group = asked.numbers("group", "i4");
      const groups = Map.groupBy(tasks().map((task, k) => [group[k], task] as const), ([g]) => g); // prettier-ignore
      const found = await sums.likelihoods([...groups.values()].map((own) => own.map(([, task]) => task)));
      const [values, products] = [found.map((one) => one.sums), found.map((one) => one.products)];
      return { kind, arrays: { sums: joined(values), products: joined(products) } };
    }
    case "margins": {
      const found = await sums.margins(tasks());
      return { kind, arrays: { counts: Int32Array.from(found, ({ length }) => length), values: joined(found) } };
    }
    case "phi":
      return { kind, arrays: { ...(await sums.phi(asked.numbers("pairs", "i4"))) } };
    case "rewards": {
      const { total, ...arrays } = await sums.rewards(asked.numbers("weights", "f8"));
      return { kind, arrays: { ...arrays, total: Float64Array.of(total) } };
    }
    default:
      throw new Error(`nobody answers "${kind}"`);
  }
}
