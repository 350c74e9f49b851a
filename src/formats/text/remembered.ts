import { RecentMap } from "../../core/math/recent-map.ts";

/** UTF-16 units of a column's name that are read; longer ones are from odd files. */
export const LONGEST_NAME = 120;

/** The same function of columns' names, with its results for the last thousand kept. Names come from files: long ones are not. */
export function remembered<V>(of: (name: string) => V): (name: string) => V {
  const known = new RecentMap<V>(1000);
  return (name) => {
    const kept = known.get(name);
    if (kept !== undefined) return kept;
    const value = of(name);
    if (name.length <= LONGEST_NAME) known.set(name, value);
    return value;
  };
}
