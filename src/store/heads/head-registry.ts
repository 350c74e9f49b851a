import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { Head, HeadCard } from "../../core/model/head.ts";
import type { TrainingReport } from "../../core/model/training-report.ts";
import { isAhead } from "../files/clock.ts";
import { folderNames } from "../files/folders.ts";
import { HEAD_FILES } from "./head-files.ts";
import { loadCard, loadHead, loadReport, requireEncoder, type HeadEncoder } from "./load-head.ts";
import { saveHead, tidy } from "./save-head.ts";
import type { BlindSpots } from "../../core/model/head-evaluation.ts";
import { changeCard } from "./card-file.ts";
import { nextNumber, numbered } from "./version-number.ts";
import { Place } from "../files/place.ts";
import { errorCode, StoreError, storeError } from "../files/store-error.ts";

/** A head's folder that cannot be read: it is skipped, the others are listed. */
export interface HeadProblem {
  readonly id: string;
  readonly message: string;
}

export interface HeadList {
  /** Newest first, each with its number; those dated in the future last, because they would be the newest for good. */
  readonly cards: readonly HeadCard[];
  readonly problems: readonly HeadProblem[];
}

/**
 * The heads of one folder: every training adds a version. Nothing is read or written through a link that leads out of the
 * folder, or where the folder was renamed or deleted. All calls reject with StoreError.
 */
export interface HeadRegistry {
  /** `<folder>/.rewardlens/heads` */
  readonly path: string;
  /** Saves a head as a new version, with the next number; returns it as it is stored. */
  add(head: Head): Promise<Head>;
  /** Saves a head under its card's id as it is, whole or not at all; returns its folder. */
  save(head: Head): Promise<string>;
  /** The cards of all heads; a missing folder is an empty list. */
  list(): Promise<HeadList>;
  /** Reads a head; refuses one of another encoder than `encoder`, where given. */
  load(id: string, encoder?: HeadEncoder): Promise<Head>;
  /** What a head's training showed; undefined where it was not kept. */
  report(id: string): Promise<TrainingReport | undefined>;
  /**
   * The newest head of an encoder, or undefined where the folder has no head at all.
   * Where all its heads belong to other encoders, rejects with "head-encoder-mismatch".
   */
  newest(encoder: HeadEncoder): Promise<Head | undefined>;
  /** Gives a head a name; "" takes it away. */
  rename(id: string, name: string): Promise<void>;
  /** Writes what a check found into its card. */
  keepBlindSpots(id: string, blindSpots: BlindSpots): Promise<void>;
  /** Removes a head for good. */
  remove(id: string): Promise<void>;
}

/** Opens the head registry of a folder; nothing is made or read before the first call. */
export function openHeadRegistry(folder: string): HeadRegistry {
  const path = join(folder, ".rewardlens", "heads");
  const place = Place.of(folder);

  async function read(): Promise<HeadList> {
    await place.look();
    await place.requireReadable(path);
    const cards: HeadCard[] = [];
    const problems: HeadProblem[] = [];
    for (const id of await headFolders(path)) {
      try {
        const card = await loadCard(await readable(id));
        if (card.id === id) cards.push(card);
        else
          problems.push({
            id,
            message: `The card in ${join(path, id)} names model ${card.id}. Rename the folder to that.`,
          });
      } catch (error) {
        problems.push({ id, message: error instanceof Error ? error.message : String(error) });
      }
    }
    return { cards, problems };
  }

  async function list(): Promise<HeadList> {
    const { cards, problems } = await read();
    const newestFirst = numbered(cards).reverse();
    const [ahead, others] = [true, false].map((is) => newestFirst.filter(({ created }) => isAhead(created) === is));
    return { cards: [...others, ...ahead], problems };
  }

  /** Writes the numbers of heads from before numbers were kept: they stay when others come or go. */
  async function keepNumbers(): Promise<readonly HeadCard[]> {
    const { cards } = await read();
    const missing = new Set(cards.filter(({ number }) => number === undefined).map(({ id }) => id));
    const all = numbered(cards);
    for (const { id, number } of all) if (missing.has(id)) await changeCard(await writable(id), { number });
    return all;
  }

  async function load(id: string, encoder?: HeadEncoder): Promise<Head> {
    const head = await loadHead(await readable(id), encoder);
    if (head.card.number !== undefined) return head;
    const card = (await list()).cards.find((one) => one.id === id);
    return card === undefined ? head : { ...head, card };
  }

  async function save(head: Head): Promise<string> {
    const directory = await writable(head.card.id);
    await tidy(path);
    await saveHead(directory, head);
    return directory;
  }

  // An id may come from outside: it must not lead out of the folder.
  function folderOf(id: string): string {
    if (!/^[a-z0-9-]+$/.test(id))
      throw new StoreError("not-found", `There is no model "${id}" in ${path}: ids contain a-z, 0-9 and - only.`);
    return join(path, id);
  }

  async function readable(id: string): Promise<string> {
    const directory = folderOf(id);
    for (const file of HEAD_FILES) await place.requireReadable(join(directory, file));
    return directory;
  }

  async function writable(id: string): Promise<string> {
    const directory = folderOf(id);
    await place.requireWritable(directory);
    return directory;
  }

  return {
    path,
    list,
    async add(head) {
      await writable(head.card.id);
      const number = nextNumber(await keepNumbers());
      const added = { ...head, card: { ...head.card, number } };
      await save(added);
      return added;
    },
    save,
    load,
    async report(id) {
      return loadReport(await readable(id));
    },
    async newest(encoder) {
      const { cards } = await list();
      const fitting = cards.find((card) => card.encoder === encoder.id);
      if (fitting) return load(fitting.id, encoder);
      if (cards.length > 0) requireEncoder(cards[0], encoder);
      return undefined;
    },
    async keepBlindSpots(id, blindSpots) {
      await changeCard(await writable(id), { blindSpots });
    },
    async rename(id, name) {
      await changeCard(await writable(id), { name });
    },
    async remove(id) {
      const directory = await writable(id);
      await keepNumbers();
      try {
        await rm(directory, { recursive: true });
      } catch (error) {
        throw storeError("delete", directory, error);
      }
    },
  };
}

/** Id of a new head: its time and the first 8 digits of its data's hash, so that versions sort and never meet. */
export function newHeadId(created: Date, data: string): string {
  const time = created
    .toISOString()
    .replace(/\.\d+Z$/, "z")
    .replace(/[:T]/g, (mark) => (mark === "T" ? "t" : "-"));
  return `${time}-${data.slice(0, 8)}`;
}

async function headFolders(path: string): Promise<string[]> {
  try {
    return await folderNames(path);
  } catch (error) {
    if (errorCode(error) === "ENOENT") return [];
    throw storeError("list the models in", path, error);
  }
}
