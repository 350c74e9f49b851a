import { nameOf } from "../roles/attributes.ts";
import { isObject, type Cells } from "../roles/cells.ts";
import { classify } from "../roles/names.ts";
import { UPWARDS } from "../roles/order.ts";
import { planOfRecord } from "../roles/plan.ts";
import type { Said } from "../roles/verdict.ts";
import { readVerdict, type Sides } from "../roles/verdict-words.ts";

/** Names of what a person says of sides; a "label" may be of anything. */
const SAYS = /winner|better|best|prefer|chosen|choice|verdict|vote|pick|select|judge?ment/i;

/**
 * The places of a record's sides in a ranking that it has, "B > A > C" or ["r2", "r1"]: greater is better. Undefined where one is not named.
 * @param own the column that the sides are from, where it is one
 */
export function rankingOf({ values }: Cells, sides: Sides, own?: string): readonly number[] | undefined {
  for (const [name, value] of Object.entries(values)) {
    if (name === own || !["rank", "verdict", "chosen"].includes(classify(name).role) || UPWARDS.test(name)) continue;
    const items: readonly unknown[] =
      typeof value === "string" && value.length < 400 ? value.split(/>+/) : Array.isArray(value) ? value : [];
    if (items.length < 2 || items.length !== sides.keys.length) continue;
    const places = items.map((item) => (typeof item === "string" ? readVerdict(item, sides) : undefined));
    const order = places.flatMap((place) => (place?.kind === "side" ? [place.side] : []));
    if (new Set(order).size === sides.keys.length) return sides.keys.map((_, i) => -order.indexOf(i));
  }
  return undefined;
}

/** What is wrong with a ranking of all sides that does not say at which end the best one is: "A<B", "B, A", [1, 2]. */
export function openRanking({ values }: Cells, sides: Sides): string | undefined {
  const name = Object.keys(values).find((one) => {
    const items = classify(one).role === "rank" ? itemsOf(values[one]) : [];
    if (items.length < 2 || items.length !== sides.keys.length) return false;
    const named = items.map((item) => readVerdict(item, sides)).filter(({ kind }) => kind === "side");
    return named.length === items.length || items.every((item) => /^\d$/.test(item));
  });
  if (name === undefined) return undefined;
  return `"${name}" is ${shown(values[name])}, which does not say which response is the best. Write it as "B > A", or give each response a rank`;
}

function itemsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.map(String);
  return typeof value === "string" && value.length < 400
    ? value.split(/[<>,;|[\]\s]+/).filter((item) => item !== "")
    : [];
}

/** A value as a message quotes it. */
export const shown = (value: unknown): string => JSON.stringify(value)?.slice(0, 60) ?? "missing";

/** What each person of a list in the record says: `annotations: [{ annotator, preference }]`. */
export function saidInList({ values }: Cells, sides: Sides): readonly Said[] {
  for (const [column, list] of Object.entries(values)) {
    if (!Array.isArray(list) || list.length === 0 || !list.every(isObject)) continue;
    const said = list.map((item): Said | undefined => {
      const { cells, plan } = planOfRecord(item);
      const own = plan.verdicts.find(({ name, role }) => ["verdict", "chosen"].includes(role) && SAYS.test(name));
      const verdict = own && cells.values[own.name];
      if (plan.responses.length > 0 || typeof verdict !== "string") return undefined;
      const annotator = plan.person === undefined ? undefined : nameOf(cells.values[plan.person]);
      return { outcome: readVerdict(verdict, sides), annotator, column };
    });
    if (said.every((one) => one !== undefined)) return said;
  }
  return [];
}
