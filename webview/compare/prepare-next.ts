import type { CompareView } from "../../src/protocol/compare.ts";
import { prepare } from "../text/rendered.ts";

/** Renders the texts that come next while the person reads, so their pair is there in the next frame. */
export function prepareNext(view: CompareView | undefined): void {
  if (view?.next === undefined) return;
  const { next, options } = view;
  requestIdleCallback(() => {
    prepare(
      next.responses.map(({ text }) => text),
      options.markdown,
    );
  });
}
