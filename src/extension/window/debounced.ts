/** Calls wait until none came for a while; `dispose` drops the one that is waiting. */
export type Debounced = (() => void) & { dispose(): void };

/**
 * Runs `work` once, so many milliseconds after the last of a burst of calls. The package `debounce` refuses calls with
 * different `this`, which is what VS Code's emitters make of a listener that follows two events.
 */
export function debounced(work: () => void, pause: number): Debounced {
  let timer: NodeJS.Timeout | undefined;
  const call = () => {
    clearTimeout(timer);
    timer = setTimeout(work, pause);
  };
  return Object.assign(call, { dispose: () => clearTimeout(timer) });
}
