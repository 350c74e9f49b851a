/** Files of expectations, wherever they are. */
export const EXPECTATION_FILES = "**/*.reward.{yaml,yml,json}";

/** Whether a file, by its path or name, has expectations: as the pattern says. */
export const isExpectationFile = (path: string): boolean => /\.reward\.(?:ya?ml|json)$/.test(path);
