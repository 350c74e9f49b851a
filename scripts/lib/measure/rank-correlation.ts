/** Spearman's rank correlation of two lists without ties: 1 − 6 Σ (rank difference)²/(n(n² − 1)). */
export function rankCorrelation(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const [x, y] = [ranks(a), ranks(b)];
  const n = x.length;
  return 1 - (6 * x.reduce((sum, rank, i) => sum + (rank - y[i]) ** 2, 0)) / (n * (n * n - 1));
}

function ranks(values: ArrayLike<number>): Float64Array {
  const order = Array.from(values, (_, i) => i).sort((i, j) => values[i] - values[j]);
  const rank = new Float64Array(values.length);
  order.forEach((i, r) => (rank[i] = r));
  return rank;
}
