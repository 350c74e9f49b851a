/** Replaces sharp in the bundle: the encoder reads text, and transformers.js asks for sharp as it loads. */
export default function noImages(): never {
  throw new Error("Images are not read here.");
}
