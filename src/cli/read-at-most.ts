/**
 * The bytes of a stream up to its end, or as soon as there are more than `most`: a device or a pipe may never end. What is
 * longer than `most` bytes is refused by who asked.
 */
export async function readAtMost(stream: AsyncIterable<Uint8Array>, most: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream) {
    chunks.push(chunk);
    if ((length += chunk.length) > most) break;
  }
  return Buffer.concat(chunks);
}
