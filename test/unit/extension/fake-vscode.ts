/** As much of VS Code's API as the editor's logic needs to be tested without VS Code. */

export class Disposable {
  readonly dispose: () => void;

  constructor(dispose: () => void) {
    this.dispose = dispose;
  }

  static from(...all: readonly { dispose(): unknown }[]): Disposable {
    return new Disposable(() => all.forEach((one) => void one.dispose()));
  }
}

export class EventEmitter<T> {
  readonly #listeners = new Set<(event: T) => void>();

  readonly event = (listener: (event: T) => void): Disposable => {
    this.#listeners.add(listener);
    return new Disposable(() => this.#listeners.delete(listener));
  };

  fire(event: T): void {
    for (const listener of this.#listeners) listener(event);
  }

  dispose(): void {
    this.#listeners.clear();
  }
}

export class Position {
  readonly line: number;
  readonly character: number;

  constructor(line: number, character: number) {
    this.line = line;
    this.character = character;
  }
}

export class Range {
  readonly start: unknown;
  readonly end: unknown;

  constructor(start: unknown, end: unknown) {
    this.start = start;
    this.end = end;
  }
}

export class CodeLens {
  readonly range: Range;
  command: unknown;

  constructor(range: Range) {
    this.range = range;
  }
}

export class ThemeColor {
  readonly id: string;

  constructor(id: string) {
    this.id = id;
  }
}

/** No setting is set, and nothing happens to documents. */
export const workspace = {
  isTrusted: true,
  workspaceFolders: [] as { readonly uri: { readonly scheme: string; readonly fsPath: string } }[],
  getConfiguration: () => ({ get: (_id?: string, fallback?: unknown) => fallback }),
  textDocuments: [] as unknown[],
  onDidOpenTextDocument: () => new Disposable(() => undefined),
  onDidChangeTextDocument: () => new Disposable(() => undefined),
  onDidCloseTextDocument: () => new Disposable(() => undefined),
  onDidChangeWorkspaceFolders: () => new Disposable(() => undefined),
  /** Call it to grant trust. */
  trust: new EventEmitter<void>(),
  onDidGrantWorkspaceTrust: (listener: () => void) => workspace.trust.event(listener),
  createFileSystemWatcher: () => {
    const never = () => new Disposable(() => undefined);
    return Object.assign(new Disposable(() => undefined), {
      ...{ onDidCreate: never, onDidChange: never, onDidDelete: never },
    });
  },
};

export class RelativePattern {}

export class Diagnostic {
  readonly range: unknown;
  readonly message: string;

  constructor(range: unknown, message: string) {
    this.range = range;
    this.message = message;
  }
}

export const DiagnosticSeverity = { Warning: 1 };

/** Keeps no problems. */
export const languages = {
  createDiagnosticCollection: () =>
    Object.assign(new Disposable(() => undefined), { set: () => undefined, delete: () => undefined }),
};

export const ProgressLocation = { Window: 10, Notification: 15 };

/** Whether the next progress is cancelled as soon as it shows. */
export const progress = { cancelled: false };

export const StatusBarAlignment = { Right: 2 };

export const window = {
  visibleTextEditors: [] as unknown[],
  activeTextEditor: undefined as unknown,
  /** Call it where another editor is in front. */
  front: new EventEmitter<unknown>(),
  onDidChangeActiveTextEditor: (listener: (editor: unknown) => void) => window.front.event(listener),
  /** The item of the status bar that was made last. */
  statusBarItem: { text: "" },
  createStatusBarItem: () =>
    (window.statusBarItem = Object.assign(new Disposable(() => undefined), { text: "", show: () => undefined })),
  createTextEditorDecorationType: () => new Disposable(() => undefined),
  onDidChangeVisibleTextEditors: () => new Disposable(() => undefined),
  withProgress: <T>(_options: unknown, task: (progress: unknown, token: unknown) => Promise<T>): Promise<T> =>
    task(
      { report: () => undefined },
      {
        isCancellationRequested: progress.cancelled,
        onCancellationRequested: () => new Disposable(() => undefined),
      },
    ),
};

/** Runs nothing; tests put their own in its place. */
export const commands = {};
