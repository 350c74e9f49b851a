import { window, type QuickPick, type QuickPickItem } from "vscode";

/** Shows a list that `setUp` fills and follows. @returns the item that the person accepts; undefined where they give up, or the list is hidden */
export function pickFrom<T extends QuickPickItem>(setUp: (list: QuickPick<T>) => void): Promise<T | undefined> {
  const list = window.createQuickPick<T>();
  const { promise, resolve } = Promise.withResolvers<T | undefined>();
  setUp(list);
  list.onDidAccept(() => {
    resolve(list.selectedItems.at(0));
    list.hide();
  });
  list.onDidHide(() => {
    resolve(undefined);
    list.dispose();
  });
  list.show();
  return promise;
}
