import type { PreferenceStore } from "../../../store/log/preference-store.ts";
import { DonePairs } from "../../pairs/done-pairs.ts";
import type { CompareSession } from "./session.ts";

export interface FollowOptions {
  readonly session: Pick<CompareSession, "current" | "follow" | "unclaimed">;
  readonly store: Pick<PreferenceStore, "choices" | "refresh">;
  readonly annotator: string;
}

/**
 * Makes a session follow its folder's log.
 * @returns what brings the session up to date (`stay`: see `CompareSession.follow`). Rejects with StoreError.
 */
export function followLog({ session, store, annotator }: FollowOptions): (stay: boolean) => Promise<void> {
  const pairs = new DonePairs(store);
  return async (stay) => {
    for (;;) {
      const token = session.current?.token;
      const held = await pairs.held(annotator);
      // An answer that was given meanwhile may be missing from what was read.
      if (session.current?.token !== token) continue;
      if (session.follow(held, stay)) return;
      await session.unclaimed;
    }
  };
}
