/** Why something could not be stored or read back. */
export type StoreErrorCode =
  | "read-only" // the folder or the file system takes no writes
  | "disk-full"
  | "no-access" // permissions
  | "not-found"
  | "io" // any other failure of the file system
  | "head-broken" // head.safetensors or card.json is not what it should be
  | "head-encoder-mismatch" // the head's weights belong to another encoder
  | "bad-record" // what was to be stored is not a valid record
  | "not-a-file" // a folder, a device or a FIFO is where a file should be
  | "too-large"
  | "outside" // a link leads out of the folder
  | "folder-gone" // the workspace folder was renamed, moved or deleted
  | "log-gone"; // the log that this process has seen was taken away, or its folder is another one

/** The message names the file and the cure. */
export class StoreError extends Error {
  override readonly name = "StoreError";
  readonly code: StoreErrorCode;
  /** With "folder-gone" and "log-gone": the folder whose log it is. */
  readonly folder: string | undefined;

  constructor(code: StoreErrorCode, message: string, options?: ErrorOptions & { readonly folder?: string }) {
    super(message, options);
    this.code = code;
    this.folder = options?.folder;
  }
}

const causes: Record<string, readonly [StoreErrorCode, string]> = {
  EROFS: ["read-only", "the file system is read-only. Open a folder that can be written to"],
  EACCES: ["no-access", "permission is missing. Give yourself write access to it, or open another folder"],
  EPERM: ["no-access", "permission is missing. Give yourself write access to it, or open another folder"],
  ENOSPC: ["disk-full", "the disk is full. Free some space and try again"],
  EDQUOT: ["disk-full", "the disk quota is used up. Free some space and try again"],
  ENOENT: ["not-found", "it does not exist"],
  ENOTDIR: ["not-found", "a part of its path is a file, not a folder. Rename that file"],
};

/** Turns a failure of the file system into a StoreError: "Cannot <doing> <path>: <why and cure>". */
export function storeError(doing: string, path: string, error: unknown): StoreError {
  if (error instanceof StoreError) return error;
  const errno = errorCode(error);
  const reason = error instanceof Error ? error.message : String(error);
  const [code, why] = causes[errno] ?? (["io", reason] as const);
  return new StoreError(code, `Cannot ${doing} ${path}: ${why}.`, { cause: error });
}

/** The errno name of a Node.js error, "" if it has none. */
export function errorCode(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
}
