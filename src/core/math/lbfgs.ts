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
  /** H̃ before any step is remembered, as a product: H̃p. Default: a multiple of the identity. */
  readonly inverse?: ((p: Float64Array) => Float64Array) | undefined;
  /** Must not change θ; the next iteration passes another array. */
  readonly onIteration?: ((iteration: number, value: number, theta: Float64Array) => void) | undefined;
}

/** f(θ) and ∇f(θ). */
export interface ValueAndGradient {
  readonly value: number;
  readonly gradient: Float64Array;
}

/** A search that waits for values: it yields a θ, and continues with f and ∇f there. */
export type Search<Point> = Generator<Point, LbfgsResult, ValueAndGradient>;

/** Below this share of the value a step's gain is lost in rounding: then a smaller gradient is a better point. */
const ROUNDING = 1e-12;

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
function direction(g: Float64Array, steps: readonly Step[], inverse: LbfgsOptions["inverse"]): Float64Array {
  const n = g.length;
  let p = new Float64Array(n);
  for (let j = 0; j < n; j++) p[j] = -g[j];
  const a = new Float64Array(steps.length);
  for (let k = steps.length - 1; k >= 0; k--) {
    const { s, y, rho } = steps[k];
    a[k] = rho * dot(s, 0, p, 0, n);
    for (let j = 0; j < n; j++) p[j] -= a[k] * y[j];
  }
  const last = steps.at(-1);
  if (inverse) p = Float64Array.from(inverse(p));
  else if (last) {
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
 * Minimises f from `start` (not changed), one value at a time, wherever it is computed. Stops early, at the best point, where no step lowers f.
 * @throws RangeError when f or its gradient is not finite at `start`.
 */
export function* minimising(start: Float64Array, options: LbfgsOptions = {}): Search<Float64Array> {
  const { tolerance = 1e-5, maxIterations = 500, memory = 10, inverse, onIteration } = options;
  const n = start.length;
  let theta = start.slice();
  let { value, gradient } = yield theta;
  if (!Number.isFinite(value) || !gradient.every(Number.isFinite)) {
    throw new RangeError("the loss or its gradient is not a finite number at the start of the fit");
  }
  const steps: Step[] = [];
  let iteration = 0;
  while (iteration < maxIterations && maxAbs(gradient) > tolerance) {
    const p = direction(gradient, steps, inverse);
    const slope = dot(gradient, 0, p, 0, n);
    // The first step has no curvature yet: bound its length.
    const isBlind = steps.length === 0 && !inverse;
    let t = isBlind ? Math.min(1, 1 / Math.sqrt(dot(gradient, 0, gradient, 0, n))) : 1;
    const most = maxAbs(gradient);
    const lost = ROUNDING * Math.abs(value);
    let [next, reached] = [theta, { value: Infinity, gradient }];
    let isSmaller = false;
    for (let tries = 0; tries < 40; tries++, t /= 2) {
      next = sum(theta, t, p);
      reached = yield next;
      isSmaller = -t * slope < lost && Math.abs(reached.value - value) <= lost && maxAbs(reached.gradient) < most;
      if (reached.value <= value + 1e-4 * t * slope || isSmaller || (inverse && -t * slope < lost)) break;
    }
    if (!(reached.value < value || isSmaller)) break;
    const s = sum(next, -1, theta);
    const y = sum(reached.gradient, -1, gradient);
    const curvature = dot(s, 0, y, 0, n);
    if (curvature > 1e-12 * dot(y, 0, y, 0, n)) {
      steps.push({ s, y, rho: 1 / curvature });
      if (steps.length > memory) steps.shift();
    }
    [theta, gradient, value] = [next, reached.gradient, reached.value];
    iteration++;
    onIteration?.(iteration, value, theta);
  }
  return { theta, value, gradientNorm: maxAbs(gradient), iterations: iteration };
}

/** Gives a search the values that it asks for, until it ends. */
export function answered<Point>(search: Search<Point>, answer: (point: Point) => ValueAndGradient): LbfgsResult {
  let step = search.next();
  while (!step.done) step = search.next(answer(step.value));
  return step.value;
}

/** Minimises f from `start`, as minimising does. */
export function minimise(objective: Objective, start: Float64Array, options: LbfgsOptions = {}): LbfgsResult {
  return answered(minimising(start, options), (theta) => {
    const gradient = new Float64Array(theta.length);
    return { value: objective(theta, gradient), gradient };
  });
}
