import type { NewPreference } from "../../../src/store/log/record.ts";

/** A preference about two responses "a" and "b". */
export const preference = (query: string, more: Partial<NewPreference> = {}): NewPreference => ({
  query,
  responses: ["a", "b"],
  choice: "first",
  shown: [1, 0],
  strength: 1,
  reason: "",
  seconds: 2.5,
  annotator: "me",
  at: "2026-11-23T12:00:00.000Z",
  source: "",
  ...more,
});
