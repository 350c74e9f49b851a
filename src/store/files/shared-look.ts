/**
 * Looks at something that others change: one look at a time. A look that has begun may have missed the newest change, so one
 * more serves all who ask meanwhile; it comes after a look that failed, too.
 */
export function sharedLook(look: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> = Promise.resolve();
  let waiting: Promise<void> | undefined;
  return () =>
    (waiting ??= running
      .catch(() => undefined) // who waited for it got the error
      .then(() => {
        waiting = undefined;
        return (running = look());
      }));
}
