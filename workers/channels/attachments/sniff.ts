/** What an attachment may be: told by its first bytes, never by its name or what the vendor says of it. */
export type AttachmentKind = "image" | "voice" | "video" | "file";

export interface Sniffed {
  kind: AttachmentKind;
  type: string;
}

type Magic = Sniffed & { at?: number; bytes: string; also?: { at: number; bytes: string } };

/** Latin-1. Text, HTML, SVG and programs are none of them. */
const MAGIC: readonly Magic[] = [
  { kind: "image", type: "image/jpeg", bytes: "\xff\xd8\xff" },
  { kind: "image", type: "image/png", bytes: "\x89PNG\r\n\x1a\n" },
  { kind: "image", type: "image/gif", bytes: "GIF87a" },
  { kind: "image", type: "image/gif", bytes: "GIF89a" },
  { kind: "image", type: "image/webp", bytes: "RIFF", also: { at: 8, bytes: "WEBP" } },
  { kind: "image", type: "image/heic", at: 4, bytes: "ftypheic" },
  { kind: "image", type: "image/heic", at: 4, bytes: "ftypheix" },
  { kind: "image", type: "image/heic", at: 4, bytes: "ftyphevc" },
  { kind: "image", type: "image/heic", at: 4, bytes: "ftypmif1" },
  { kind: "image", type: "image/heic", at: 4, bytes: "ftypmsf1" },
  { kind: "image", type: "image/avif", at: 4, bytes: "ftypavif" },
  { kind: "image", type: "image/bmp", bytes: "BM", also: { at: 6, bytes: "\0\0\0\0" } },
  { kind: "voice", type: "audio/ogg", bytes: "OggS" },
  { kind: "voice", type: "audio/amr", bytes: "#!AMR" },
  { kind: "voice", type: "audio/silk", bytes: "#!SILK" },
  { kind: "voice", type: "audio/silk", at: 1, bytes: "#!SILK" },
  { kind: "voice", type: "audio/mpeg", bytes: "ID3" },
  { kind: "voice", type: "audio/mpeg", bytes: "\xff\xfb" },
  { kind: "voice", type: "audio/mpeg", bytes: "\xff\xfa" },
  { kind: "voice", type: "audio/mpeg", bytes: "\xff\xf3" },
  { kind: "voice", type: "audio/mpeg", bytes: "\xff\xf2" },
  { kind: "voice", type: "audio/aac", bytes: "\xff\xf1" },
  { kind: "voice", type: "audio/aac", bytes: "\xff\xf9" },
  { kind: "voice", type: "audio/x-caf", bytes: "caff" },
  { kind: "voice", type: "audio/wav", bytes: "RIFF", also: { at: 8, bytes: "WAVE" } },
  { kind: "voice", type: "audio/mp4", at: 4, bytes: "ftypM4A" },
  { kind: "voice", type: "audio/mp4", at: 4, bytes: "ftypM4B" },
  { kind: "video", type: "video/quicktime", at: 4, bytes: "ftypqt" },
  { kind: "video", type: "video/3gpp", at: 4, bytes: "ftyp3g" },
  { kind: "video", type: "video/mp4", at: 4, bytes: "ftyp" },
  { kind: "video", type: "video/webm", bytes: "\x1a\x45\xdf\xa3" },
  { kind: "file", type: "application/pdf", bytes: "%PDF-" },
  { kind: "file", type: "application/zip", bytes: "PK\x03\x04" },
  // Word, Excel and PowerPoint until 2007.
  { kind: "file", type: "application/x-ole-storage", bytes: "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" },
  { kind: "file", type: "application/rtf", bytes: "{\\rtf" },
  { kind: "file", type: "application/vnd.rar", bytes: "Rar!\x1a\x07" },
  { kind: "file", type: "application/x-7z-compressed", bytes: "7z\xbc\xaf\x27\x1c" },
];

const MB = 1_000_000;
/** The largest that is kept, bytes. */
export const MAX_BYTES: Readonly<Record<AttachmentKind, number>> = {
  image: 10 * MB,
  voice: 10 * MB,
  video: 25 * MB,
  file: 20 * MB,
};

/** Null: nothing that is kept. */
export function sniff(bytes: Uint8Array): Sniffed | null {
  const found = MAGIC.find(
    ({ at = 0, bytes: magic, also }) => startsAt(bytes, at, magic) && (!also || startsAt(bytes, also.at, also.bytes)),
  );
  return found ? { kind: found.kind, type: found.type } : null;
}

function startsAt(bytes: Uint8Array, at: number, magic: string): boolean {
  return Array.from(magic).every((character, index) => bytes[at + index] === character.charCodeAt(0));
}

/** How many pixels an image says that it has; null where its kind does not tell. */
export function pixelsOf(bytes: Uint8Array, type: string): number | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (type === "image/png" && bytes.length >= 24) return view.getUint32(16) * view.getUint32(20);
  return type === "image/jpeg" ? jpegPixels(view) : null;
}

/** From segment to segment until one of a frame. */
function jpegPixels(view: DataView): number | null {
  let at = 2;
  while (at + 9 < view.byteLength) {
    const marker = view.getUint16(at);
    const isFrame = marker >= 0xffc0 && marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker);
    if (isFrame) return view.getUint16(at + 5) * view.getUint16(at + 7);
    if (marker < 0xff00) return null;
    at += 2 + view.getUint16(at + 2);
  }
  return null;
}
