/** Items in lists of the sizes that are asked for, in order, each as soon as its items are there. @param sizes filled while items are on their way */
export async function* inSizes<T>(parts: AsyncIterable<readonly T[]>, sizes: number[]): AsyncGenerator<T[]> {
  let kept: T[] = [];
  for await (const some of parts) {
    kept = kept.concat(some);
    while (sizes.length > 0 && kept.length >= sizes[0]) yield kept.splice(0, sizes.shift());
  }
}
