/**
 * The shortest edit of one sequence into another, by deletions and insertions. Greedy in the number of edits d: of each diagonal
 * k = x − y the furthest x that d edits reach; time and memory grow with d², not with the lengths.
 * Source: E. W. Myers, An O(ND) Difference Algorithm and Its Variations, Algorithmica 1 (1986), figure 2.
 */

/** Which items of two sequences are only in one of them: 1 where an item is. */
export interface Edit {
  readonly onlyFirst: Uint8Array;
  readonly onlySecond: Uint8Array;
}

/**
 * The shortest edit of `first`, N items, into `second`, M items; equal numbers are equal items.
 * @param most edits that are looked for. @returns undefined where it takes more.
 */
export function shortestEdit(first: Int32Array, second: Int32Array, most: number): Edit | undefined {
  const [n, m] = [first.length, second.length];
  const furthest = new Int32Array(2 * most + 3);
  const middle = most + 1;
  /** Before each round, `furthest` from −d to d. */
  const rounds: Int32Array[] = [];
  for (let d = 0; d <= most; d++) {
    rounds.push(furthest.slice(middle - d, middle + d + 1));
    for (let k = -d; k <= d; k += 2) {
      const [left, right] = [furthest[middle + k - 1], furthest[middle + k + 1]];
      let x = k === -d || (k !== d && left < right) ? right : left + 1;
      let y = x - k;
      while (x < n && y < m && first[x] === second[y]) [x, y] = [x + 1, y + 1];
      furthest[middle + k] = x;
      if (x >= n && y >= m) return walkBack(rounds, n, m);
    }
  }
  return undefined;
}

/** The edits on the way from the ends to the beginnings. */
function walkBack(rounds: readonly Int32Array[], n: number, m: number): Edit {
  const edit = { onlyFirst: new Uint8Array(n), onlySecond: new Uint8Array(m) };
  let [x, y] = [n, m];
  for (let d = rounds.length - 1; d > 0; d--) {
    const k = x - y;
    const at = (diagonal: number) => rounds[d][d + diagonal];
    const inserted = k === -d || (k !== d && at(k - 1) < at(k + 1));
    x = inserted ? at(k + 1) : at(k - 1);
    y = x - (inserted ? k + 1 : k - 1);
    if (inserted) edit.onlySecond[y] = 1;
    else edit.onlyFirst[x] = 1;
  }
  return edit;
}
