import { ThemeColor } from "vscode";
import { colorIds } from "../contributions.ts";

/** Blue and a whole line raise, orange and a broken line lower: they differ without their colours. */
export const shades = [-3, -2, -1, 1, 2, 3] as const;
export type Shade = (typeof shades)[number];

export const shadeColor = (shade: Shade): ThemeColor =>
  new ThemeColor((shade > 0 ? colorIds.raises : colorIds.lowers)[Math.abs(shade) - 1]);
export const shadeLine = (shade: Shade): string => {
  const style = shade > 0 ? "solid" : "dashed";
  const name = (shade > 0 ? colorIds.raisesLine : colorIds.lowersLine).replaceAll(".", "-");
  return `underline ${style} ${Math.abs(shade)}px var(--vscode-${name})`;
};
