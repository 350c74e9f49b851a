/** "+0.30", "−0.60", "0.00": a part in logits, or another difference. */
export function signed(value: number): string {
  const digits = Math.abs(value).toFixed(2);
  return digits === "0.00" ? digits : `${value < 0 ? "−" : "+"}${digits}`;
}

/** "▲ 0.30", "▼ 0.60", "=": how far a figure moved. */
export function moved(value: number): string {
  const digits = Math.abs(value).toFixed(2);
  return digits === "0.00" ? "=" : `${value < 0 ? "▼" : "▲"} ${digits}`;
}
