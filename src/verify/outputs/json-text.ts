import { escapeHidden } from "../../core/features/hidden-characters.ts";

/** A value as indented JSON. A hidden character as \u202e is the same JSON, and so is "##[", a command of GitHub's runner, as ##\u005b. */
export const jsonText = (value: unknown): string =>
  `${escapeHidden(JSON.stringify(value, null, 2)).replaceAll("##[", "##\\u005b")}\n`;
