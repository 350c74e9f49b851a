import { TabInputText, window, type Tab, type Uri } from "vscode";

/** Whether a tab is the text editor of a document. */
export const isTabOf = ({ input }: Tab, uri: Uri): boolean =>
  input instanceof TabInputText && input.uri.toString() === uri.toString();

/** The text editors of a document, in sight or not. */
export const tabsOf = (uri: Uri): Tab[] =>
  window.tabGroups.all.flatMap(({ tabs }) => tabs.filter((tab) => isTabOf(tab, uri)));
