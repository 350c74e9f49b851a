import { escapeHidden } from "../../core/features/hidden-characters.ts";

/** A value as indented JSON. A hidden character as \u202e is the same JSON. */
export const jsonText = (value: unknown): string => `${escapeHidden(JSON.stringify(value, null, 2))}\n`;
