/** A linear step takes 4 times as long for 4 times as much, a quadratic one 16 times. */
const LIMIT = 9;

/** CPU time of the process in `run`, the least of some runs: others on the machine do not count. */
function cpuMs(run: () => unknown, times: number): number {
  let least = Infinity;
  for (let i = 0; i < times; i++) {
    const before = process.threadCpuUsage();
    run();
    const { user, system } = process.threadCpuUsage(before);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}

/**
 * What is wrong with how the time of `run` grows from inputs of a size to twice and four times as much; undefined where it is
 * linear. Collections of garbage and compilation are in the first runs: a suspicion is looked at again.
 * @param floor milliseconds for the largest size below which nothing is suspected: a quadratic step takes many times as long
 */
export function superlinear<T>(
  make: (size: number) => T,
  run: (input: T) => unknown,
  size: number,
  floor = 40,
): string | undefined {
  const large = make(4 * size);
  if (cpuMs(() => run(large), 1) < floor) return undefined;
  const inputs = [make(size), make(2 * size), large];
  for (let attempt = 0; ; attempt++) {
    // Small inputs more often: their first runs are of code that is not compiled yet.
    const times = inputs.map((input, k) => cpuMs(() => run(input), [6, 3, 1][k] + 3 * attempt));
    const text = times.map((ms) => ms.toFixed(1)).join(", ");
    if (times[2] < floor || times[2] / times[0] < LIMIT) return undefined;
    if (attempt === 2) return `takes ${text} ms for n, 2n, 4n (n = ${size})`;
  }
}
