import { EigenvalueDecomposition, Matrix } from "ml-matrix";

export interface Projection {
  /** Two coordinates a row. */
  readonly points: readonly (readonly [number, number])[];
  /** Share of the variance that each of the two shows. */
  readonly shares: readonly [number, number];
}

/**
 * Principal components: rows by the two directions in which they differ most. There are fewer rows than columns, so the
 * eigenvectors are those of the n × n matrix of the centred rows' inner products,
 *
 *     G = XXᵀ = U diag(λ) Uᵀ     the points' coordinates are √λ₁U₁ and √λ₂U₂
 *
 * A direction may have either sign. It gets the one that puts the first row on the positive side, so that the
 * same rows always give the same points.
 * @param rows n ≥ 2 rows of length D.
 */
export function project(rows: readonly ArrayLike<number>[]): Projection {
  const x = new Matrix(rows.map((row) => Array.from(row))).center("column");
  const gram = x.mmul(x.transpose());
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(gram, { assumeSymmetric: true });
  const order = realEigenvalues.map((value, i) => [value, i] as const).sort(([a], [b]) => b - a);
  const axis = ([value, i]: readonly [number, number]) => {
    const scale = Math.sqrt(Math.max(0, value)) * (eigenvectorMatrix.get(0, i) < 0 ? -1 : 1);
    return eigenvectorMatrix.getColumn(i).map((entry) => scale * entry);
  };
  const [first, second] = order.slice(0, 2).map(axis);
  const total = gram.trace();
  const share = ([value]: readonly [number, number]) => (total > 0 ? Math.max(0, value) / total : 0);
  return { points: first.map((value, i) => [value, second[i]] as const), shares: [share(order[0]), share(order[1])] };
}
