/** A link to a stored file, good for some minutes. */
export interface FileLink {
  url: string;
  type: string;
}

/** Asks for a link; null where there is none to be had. */
export type OpenFile = (attachment: string) => Promise<FileLink | null>;
