/** A number for each key, n: from 0, in order of first use, equal keys alike. For the groups of pairs and of responses. */
export function numbered(keys: Iterable<string | number>): Int32Array {
  const numbers = new Map<string | number, number>();
  return Int32Array.from(keys, (key) => {
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    return number;
  });
}
