import * as vscode from "vscode";

export interface Shown {
  readonly title: string;
  readonly labels: readonly string[];
}

/** Answers each question with the item whose label it gives; undefined is Escape. What was shown is kept. */
export async function answering<T>(
  choose: (labels: readonly string[], count: number) => string | undefined,
  act: () => Promise<T>,
): Promise<{ readonly result: T; readonly shown: readonly Shown[] }> {
  const shown: Shown[] = [];
  const real = vscode.window.showQuickPick;
  const fake = (items: readonly vscode.QuickPickItem[], { title = "" }: vscode.QuickPickOptions) => {
    const labels = items.map(({ label }) => label);
    shown.push({ title, labels });
    const label = choose(labels, shown.length);
    return Promise.resolve(items.find((item) => item.label === label));
  };
  Object.assign(vscode.window, { showQuickPick: fake });
  try {
    return { result: await act(), shown };
  } finally {
    Object.assign(vscode.window, { showQuickPick: real });
  }
}
