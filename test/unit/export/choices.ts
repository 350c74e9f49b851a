import { exportTo } from "../../../src/export/export-choices.ts";
import type { Preference } from "../../../src/export/preference.ts";
import { targetOf } from "../../../src/export/targets.ts";

/** A choice of the first of two responses. */
export const choice = (more: Partial<Preference> = {}): Preference => ({
  query: "Name a lake",
  responses: ["Como", "A lake is water."],
  choice: "first",
  strength: 1,
  weight: 1,
  annotator: "Ada",
  at: "2026-11-23T12:00:00.000Z",
  reason: "",
  tags: [],
  ...more,
});

/** A query with a system's part and earlier turns. */
export const conversation = {
  query: "System: Be brief.\n\nHuman: Hello\n\nAssistant: Hi!\n\nHuman: Name a lake",
  turns: [
    { role: "system", content: "Be brief." },
    { role: "user", content: "Hello" },
    { role: "assistant", content: "Hi!" },
    { role: "user", content: "Name a lake" },
  ],
} as const;

/** A query that ends with what a tool returned. */
export const withTool = {
  query: "Human: How deep is it?\n\nTool: 410 m",
  turns: [
    { role: "user", content: "How deep is it?" },
    { role: "tool", content: "410 m" },
  ],
} as const;

/** What is left out of a file with this choice alone, and what is left behind. */
export const lostOf = (name: string, preference: Preference) => {
  const { leftOut, leftBehind } = exportTo(targetOf(name)!, [preference]);
  return [...leftOut, ...leftBehind].map(({ loss }) => loss.id);
};
