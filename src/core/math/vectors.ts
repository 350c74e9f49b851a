/** a·b over `width` entries, from the given offsets: four sums, of the entries 0, 1, 2, 3 mod 4. */
export function dot(a: ArrayLike<number>, atA: number, b: ArrayLike<number>, atB: number, width: number): number {
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let j = 0;
  for (; j + 3 < width; j += 4) {
    s0 += a[atA + j] * b[atB + j];
    s1 += a[atA + j + 1] * b[atB + j + 1];
    s2 += a[atA + j + 2] * b[atB + j + 2];
    s3 += a[atA + j + 3] * b[atB + j + 3];
  }
  if (j < width) s0 += a[atA + j] * b[atB + j];
  if (j + 1 < width) s1 += a[atA + j + 1] * b[atB + j + 1];
  if (j + 2 < width) s2 += a[atA + j + 2] * b[atB + j + 2];
  return s0 + s1 + (s2 + s3);
}

/** Cosine of two vectors of one length; 0 where one of them is zero. */
export function cosine(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const norms = Math.sqrt(dot(a, 0, a, 0, a.length) * dot(b, 0, b, 0, b.length));
  return norms > 0 ? dot(a, 0, b, 0, a.length) / norms : 0;
}
