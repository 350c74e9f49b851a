/**
 * Line numbers (1-based) of offsets that are asked for in rising order; linear in all. LF, CRLF and a lone CR end a line, as
 * in an editor.
 */
export function lineCounter(text: string): (offset: number) => number {
  let line = 1;
  let counted = 0;
  return (offset) => {
    for (; counted < offset; counted++) {
      const unit = text.charCodeAt(counted);
      if (unit === 10 || (unit === 13 && text.charCodeAt(counted + 1) !== 10)) line++;
    }
    return line;
  };
}
