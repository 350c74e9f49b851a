import { createRequire } from "node:module";
import type { DetectLanguage } from "../core/features/language.ts";

/** Detects languages by the bundle at this path (dist/languages.cjs), which is read for the first text in doubt. */
export function languagesAt(script: string): DetectLanguage {
  const load = createRequire(script);
  return (text) => (load(script) as typeof import("./languages.ts")).detectLanguage(text);
}
