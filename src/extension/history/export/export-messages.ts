import { choicesText } from "../../../report/format.ts";

/** What Export Choices says. */
export const exportMessages = {
  title: () => "Export Choices",
  pickFormat: () => "The file to write, and what reads it",
  pickPeople: () => "Whose choices",
  unnamed: () => "(no name)",
  exporting: (name: string) => `Exporting choices to ${name}`,
  cancelled: () => "Cancelled. Nothing was written",
  exported: (count: number, format: string, name: string, lost: readonly string[]) =>
    [`Exported ${choicesText(count)} for ${format} to ${name}.`, ...lost].join(" "),
  nothing: (format: string, lost: readonly string[]) =>
    [`There is no choice that ${format} has a place for.`, ...lost].join(" "),
  isLog: (name: string) => `${name} is the log of your choices. Choose another name`,
  openFile: () => "Open File",
};
