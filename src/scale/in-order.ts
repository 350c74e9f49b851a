/** Texts that are encoded together, and how many such batches at a time: while one ends, no process is idle. */
export const [BATCH, AT_A_TIME] = [256, 3];

/**
 * The results of work on items, in their order, with up to `most` of them worked on at a time. A result is handed on as soon as it
 * and those before it are there, also while the next item is waited for. Rejects as the items or the work do.
 */
export async function* inOrder<T, R>(
  items: AsyncIterable<T>,
  work: (item: T) => Promise<R>,
  most: number,
): AsyncGenerator<R> {
  const iterator = items[Symbol.asyncIterator]();
  const running: Promise<R>[] = [];
  const advance = () => {
    const next = iterator.next();
    next.catch(() => {}); // reported where it is awaited
    return next;
  };
  let next: Promise<IteratorResult<T>> | undefined = advance();
  try {
    while (next || running.length > 0) {
      let item: IteratorResult<T> | undefined;
      if (next && running.length === 0) item = await next;
      else if (next && running.length < most) item = await Promise.race([next, running[0].then(() => undefined)]);
      if (item === undefined) yield await running.shift()!;
      else if (item.done) next = undefined;
      else {
        const result = work(item.value);
        result.catch(() => {});
        running.push(result);
        next = advance();
      }
    }
  } finally {
    void iterator.return?.(undefined).catch(() => {}); // not awaited: a pipe may never end
  }
}

/** Items in batches of `most` at most. */
export async function* batchesOf<T>(items: AsyncIterable<readonly T[]>, most: number): AsyncGenerator<readonly T[]> {
  for await (const some of items) for (let i = 0; i < some.length; i += most) yield some.slice(i, i + most);
}
