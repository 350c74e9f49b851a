import type { Look } from "../../src/report/chart.ts";

/** The theme's own colours, by its variables: a chart follows the theme without being drawn again. */
export function pageLook(width: number): Look {
  return {
    document,
    width,
    text: "var(--vscode-foreground)",
    quiet: "var(--vscode-descriptionForeground, var(--vscode-foreground))",
    background: "var(--vscode-editor-background)",
    first: "var(--vscode-textLink-foreground)",
    second: "var(--vscode-list-warningForeground, var(--vscode-charts-orange))",
    third: "var(--vscode-foreground)",
    font: "var(--vscode-font-family, sans-serif)",
  };
}
