/** One step of plain gradient descent, θ ← θ − η∇L; returns the new θ. Kept to teach and to compare with L-BFGS. */
export function gradientStep(theta: ArrayLike<number>, gradient: ArrayLike<number>, rate: number): Float64Array {
  return Float64Array.from(theta, (value, j) => value - rate * gradient[j]);
}
