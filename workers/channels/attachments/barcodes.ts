import { prepareZXingModule, type ReaderOptions, readBarcodes as read } from "zxing-wasm/reader";
import reader from "zxing-wasm/reader/zxing_reader.wasm";
import { pixelsOf } from "./sniff.ts";

/** What a photograph of a telephone has; decoding takes four bytes a pixel, and the isolate has 128 MB. */
const MAX_PIXELS = 13_000_000;
const MAX_CODES = 4;
const MAX_LENGTH = 64;

/** Kinds that stand on waybills, parcels and goods. */
const OPTIONS: ReaderOptions = {
  formats: ["QRCode", "Code128", "Code39", "Code93", "ITF", "Codabar", "EAN-13", "DataMatrix", "PDF417"],
  tryHarder: true,
  maxNumberOfSymbols: MAX_CODES,
};

let isPrepared = false;

/** The library would fetch its code; here it is a module of the worker. */
function prepare(): void {
  if (isPrepared) return;
  const module: unknown = reader;
  if (!(module instanceof WebAssembly.Module)) throw new Error("the barcode reader is no module here");
  prepareZXingModule({
    overrides: {
      instantiateWasm(imports: WebAssembly.Imports, ready: (instance: WebAssembly.Instance) => void) {
        void WebAssembly.instantiate(module, imports).then(ready);
        return {};
      },
    },
  });
  isPrepared = true;
}

/** The texts of an image's barcodes and QR codes, of JPEG and PNG; an image that is too large or unreadable has none. */
export async function readBarcodes(bytes: Uint8Array, type: string): Promise<string[]> {
  const pixels = pixelsOf(bytes, type);
  if (pixels === null || pixels > MAX_PIXELS) return [];
  prepare();
  const found = await read(bytes, OPTIONS);
  const texts = found.filter(({ isValid }) => isValid).map(({ text }) => text.trim());
  return [...new Set(texts)].filter((text) => /^[\x20-\x7e]{4,}$/.test(text) && text.length <= MAX_LENGTH);
}
