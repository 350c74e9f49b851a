/**
 * Limited-memory BFGS with a backtracking (Armijo) line search, for smooth convex functions.
 *
 *     θ ← θ + t·p,   p = −H̃ ∇f(θ),   H̃ from the last m pairs (s, y) by the two-loop recursion
 *
 * Deterministic: the same input gives the same bits. Source: Nocedal & Wright, Numerical Optimization, alg. 7.4.
 */
import { dot } from "./vectors.ts";

/** f(θ); writes ∇f(θ) into `gradient`. */
export type Objective = (theta: Float64Array, gradient: Float64Array) => number;

export interface LbfgsOptions {
  /** Stop when max |∇f| is at most this. */
  readonly tolerance?: number;
  readonly maxIterations?: number;
  /** m: number of remembered steps. */
  readonly memory?: number;
  /** Must not change θ; the next iteration passes another array. */
  readonly onIteration?: (iteration: number, value: number, theta: Float64Array) => void;
}

export interface LbfgsResult {
  readonly theta: Float64Array;
  readonly value: number;
  /** max |∇f| at θ. */
  readonly gradientNorm: number;
  readonly iterations: number;
}

// Plain loops: a callback per entry took longer than the loss itself at 200 pairs.
function maxAbs(x: Float64Array): number {
  let most = 0;
  for (let j = 0; j < x.length; j++) most = Math.max(most, Math.abs(x[j]));
  return most;
}

/** a + t·b. */
function sum(a: Float64Array, t: number, b: Float64Array): Float64Array<ArrayBuffer> {
  const c = new Float64Array(a.length);
  for (let j = 0; j < c.length; j++) c[j] = a[j] + t * b[j];
  return c;
}

interface Step {
  readonly s: Float64Array;
  readonly y: Float64Array;
  readonly rho: number;
}

/** −H̃g by the two-loop recursion. */
function direction(g: Float64Array, steps: readonly Step[]): Float64Array {
  const n = g.length;
  const p = new Float64Array(n);
  for (let j = 0; j < n; j++) p[j] = -g[j];
  const a = new Float64Array(steps.length);
  for (let k = steps.length - 1; k >= 0; k--) {
    const { s, y, rho } = steps[k];
    a[k] = rho * dot(s, 0, p, 0, n);
    for (let j = 0; j < n; j++) p[j] -= a[k] * y[j];
  }
  const last = steps.at(-1);
  if (last) {
    const scale = 1 / (last.rho * dot(last.y, 0, last.y, 0, n));
    for (let j = 0; j < n; j++) p[j] *= scale;
  }
  for (let k = 0; k < steps.length; k++) {
    const { s, y, rho } = steps[k];
    const b = rho * dot(y, 0, p, 0, n);
    for (let j = 0; j < n; j++) p[j] += (a[k] - b) * s[j];
  }
  return p;
}

/**
 * Minimises f from `start` (not changed). Stops early, at the best point, where no step lowers f.
 * @throws RangeError when f or its gradient is not finite at `start`.
 */
export function minimise(objective: Objective, start: Float64Array, options: LbfgsOptions = {}): LbfgsResult {
  const { tolerance = 1e-5, maxIterations = 500, memory = 10, onIteration } = options;
  const n = start.length;
  let theta = start.slice();
  let gradient = new Float64Array(n);
  let value = objective(theta, gradient);
  if (!Number.isFinite(value) || !gradient.every(Number.isFinite)) {
    throw new RangeError("the loss or its gradient is not a finite number at the start of the fit");
  }
  const steps: Step[] = [];
  let iteration = 0;
  while (iteration < maxIterations && maxAbs(gradient) > tolerance) {
    const p = direction(gradient, steps);
    const slope = dot(gradient, 0, p, 0, n);
    // The first step has no curvature yet: bound its length.
    let t = steps.length === 0 ? Math.min(1, 1 / Math.sqrt(dot(gradient, 0, gradient, 0, n))) : 1;
    const nextGradient = new Float64Array(n);
    let next = theta;
    let nextValue = Infinity;
    for (let tries = 0; tries < 40; tries++, t /= 2) {
      next = sum(theta, t, p);
      nextValue = objective(next, nextGradient);
      if (nextValue <= value + 1e-4 * t * slope) break;
    }
    if (!(nextValue < value)) break;
    const s = sum(next, -1, theta);
    const y = sum(nextGradient, -1, gradient);
    const curvature = dot(s, 0, y, 0, n);
    if (curvature > 1e-12 * dot(y, 0, y, 0, n)) {
      steps.push({ s, y, rho: 1 / curvature });
      if (steps.length > memory) steps.shift();
    }
    [theta, gradient, value] = [next, nextGradient, nextValue];
    iteration++;
    onIteration?.(iteration, value, theta);
  }
  return { theta, value, gradientNorm: maxAbs(gradient), iterations: iteration };
}
