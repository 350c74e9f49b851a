import { ProgressLocation, window, type CancellationToken } from "vscode";
import { messages } from "../messages.ts";

/** What a long piece of work gets. */
export interface Work {
  readonly signal: AbortSignal;
  /** @param message default: "done of total" */
  readonly onProgress: (done: number, total: number, message?: string) => void;
}

/**
 * Runs work with a notification that shows its progress and can cancel it.
 * @returns undefined where the person cancelled. Rejects as the work does.
 */
export function withProgress<T>(title: string, run: (work: Work) => Promise<T>): Thenable<T | undefined> {
  const options = { location: ProgressLocation.Notification, title, cancellable: true };
  return window.withProgress(options, (progress, token) =>
    withSignal(token, async (signal) => {
      let before = 0;
      const onProgress: Work["onProgress"] = (done, total, message = messages.select.done(done, total)) => {
        progress.report({ message, increment: (100 * (done - before)) / total });
        before = done;
      };
      try {
        return await run({ signal, onProgress });
      } catch (error) {
        if (isAbort(error, signal)) return undefined;
        throw error;
      }
    }),
  );
}

/** Runs work under a signal that follows VS Code's cancellation token, and lets go of the token afterwards. */
export async function withSignal<T>(token: CancellationToken, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  if (token.isCancellationRequested) controller.abort();
  const listener = token.onCancellationRequested(() => controller.abort());
  try {
    return await work(controller.signal);
  } finally {
    listener.dispose();
  }
}

/** Whether an error only says that the work was cancelled. */
export function isAbort(error: unknown, signal?: AbortSignal): boolean {
  return (signal?.aborted ?? false) || (error instanceof Error && error.name === "AbortError");
}
