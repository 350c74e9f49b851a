/** "+0.30", "−0.60", "0.00": a part in logits, or another difference. @param places digits behind the point. */
export function signed(value: number, places = 2): string {
  const digits = Math.abs(value).toFixed(places);
  return Number(digits) === 0 ? digits : `${value < 0 ? "−" : "+"}${digits}`;
}

/** Digits behind the point with which a figure of this size is not written as nothing: two or more, six at most. */
export function placesFor(size: number): number {
  if (!(size > 0)) return 2;
  return Math.min(6, Math.max(2, Math.ceil(-Math.log10(size))));
}

/** "▲ 0.30", "▼ 0.60", "=": how much a figure moved. */
export function moved(value: number): string {
  const digits = Math.abs(value).toFixed(2);
  return digits === "0.00" ? "=" : `${value < 0 ? "▼" : "▲"} ${digits}`;
}
