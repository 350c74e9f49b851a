import { EventEmitter, type Disposable } from "vscode";
import { keepChoices, readKept } from "../../../store/log/kept-choices.ts";
import { InTurn } from "../../../store/files/in-turn.ts";
import type { PreferenceStore } from "../../../store/log/preference-store.ts";
import type { Reason } from "../../../verify/audit/choice.ts";
import { reasonText, sessionText } from "../../../verify/audit/sentences.ts";
import type { PreferenceStores } from "../../services/preference-stores.ts";
import type { Entry } from "../entries.ts";
import type { CheckedChoices } from "./check-choices.ts";

/** A choice that a check named, as it was then. */
export interface Doubt {
  readonly entry: Entry;
  /** Why, a sentence each. */
  readonly reasons: readonly string[];
}

/** A reason with the choices that it is about: where one of them is no longer what it was, it says nothing. */
interface DoubtedFor {
  readonly text: string;
  readonly about: readonly Entry[];
}

interface Found {
  readonly entry: Entry;
  readonly reasons: readonly DoubtedFor[];
}

/** What the last check named and nobody has resolved since. */
export class Doubts implements Disposable {
  readonly #stores: PreferenceStores;
  readonly #changed = new EventEmitter<void>();
  /** What is named is another thing now. */
  readonly onDidChange = this.#changed.event;
  #found: readonly Found[] = [];
  #open: readonly Doubt[] = [];
  readonly #looks = new InTurn();

  constructor(stores: PreferenceStores) {
    this.#stores = stores;
  }

  /** Those that are open, the most doubtful first; sessions come last, each by its first choice. */
  get open(): readonly Doubt[] {
    return this.#open;
  }

  /** Why a choice is to be looked at again; undefined where it is not. */
  of({ choice, store }: Entry): Doubt | undefined {
    return this.#open.find(({ entry }) => entry.choice.original.id === choice.original.id && entry.store === store);
  }

  /** Takes over what a check found. Rejects with StoreError. */
  async set(checked: CheckedChoices | undefined): Promise<void> {
    this.#found = checked ? foundIn(checked) : [];
    await this.follow();
  }

  /** The person is sure of a choice as it is: nobody is asked about it again, in this session or a later one. Rejects with StoreError. */
  async keep({ store, choice }: Entry): Promise<void> {
    await keepChoices(store.folder, [{ of: choice.original.id, choice: choice.current.choice }]);
    await this.follow();
  }

  /**
   * Looks again at what is resolved: revised, withdrawn, kept. One look after the other: one that began before a choice was kept would
   * bring that choice back. Rejects with StoreError.
   */
  follow(): Promise<void> {
    return this.#looks.run(() => this.#look());
  }

  async #look(): Promise<void> {
    if (this.#found.length === 0 && this.#open.length === 0) return;
    const stores = await this.#stores.read();
    const kept = new Map<PreferenceStore, ReadonlyMap<string, string>>();
    for (const store of stores) kept.set(store, await readKept(store.folder));
    const isSame = ({ store, choice }: Entry) => {
      const now = stores.includes(store) ? store.choice(choice.original.id) : undefined;
      return now?.withdrawals.length === 0 && now.current.choice === choice.current.choice;
    };
    this.#open = this.#found.flatMap(({ entry, reasons }) => {
      const { id } = entry.choice.original;
      if (!isSame(entry) || kept.get(entry.store)?.get(id) === entry.choice.current.choice) return [];
      const left = reasons.filter(({ about }) => about.every(isSame)).map(({ text }) => text);
      return left.length > 0 ? [{ entry, reasons: left }] : [];
    });
    this.#changed.fire();
  }

  dispose(): void {
    this.#changed.dispose();
  }
}

function foundIn({ findings, sessions, at }: CheckedChoices): Found[] {
  const about = (reason: Reason): readonly Entry[] =>
    reason.kind === "both-ways" || reason.kind === "circle" ? reason.with.flatMap((place) => at(place) ?? []) : [];
  const found = new Map<Entry, DoubtedFor[]>(
    findings.map(({ entry, finding: { choice, reasons } }) => [
      entry,
      reasons.map((reason) => ({ text: reasonText(inLog(reason), choice), about: about(reason) })),
    ]),
  );
  for (const { entries, session } of sessions) {
    const [first] = entries;
    const own = found.get(first) ?? [];
    own.push({ text: sessionText({ ...session, choices: session.choices.map(byLine) }), about: [] });
    found.set(first, own);
  }
  return Array.from(found, ([entry, reasons]) => ({ entry, reasons }));
}

/** The log's path is long, and the same for all. */
const byLine = <P extends { readonly file: string }>(place: P): P => ({
  ...place,
  file: place.file.slice(Math.max(place.file.lastIndexOf("/"), place.file.lastIndexOf("\\")) + 1),
});

function inLog(reason: Reason): Reason {
  if (reason.kind === "both-ways") return { ...reason, with: reason.with.map(byLine) };
  if (reason.kind === "circle") return { ...reason, with: [byLine(reason.with[0]), byLine(reason.with[1])] };
  return reason;
}
