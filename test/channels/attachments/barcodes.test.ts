import { describe, expect, test } from "vitest";
import { readBarcodes } from "../../../workers/channels/attachments/barcodes.ts";
import { QR, WAYBILL } from "./images.ts";

describe("codes in an image", () => {
  test("are read from a waybill's bars and from a QR code, at once too", async () => {
    expect(await Promise.all([readBarcodes(WAYBILL, "image/png"), readBarcodes(QR, "image/png")])).toEqual([
      ["SF1680021345501"],
      ["JD0041230001125"],
    ]);
  });

  test("are none in an image that is cut, too large to decode, or of a type that is not read", async () => {
    expect(await readBarcodes(WAYBILL.slice(0, 200), "image/png").catch(() => [])).toEqual([]);
    const huge = WAYBILL.slice();
    new DataView(huge.buffer).setUint32(16, 60_000);
    new DataView(huge.buffer).setUint32(20, 60_000);
    expect(await readBarcodes(huge, "image/png")).toEqual([]);
    expect(await readBarcodes(WAYBILL, "image/heic")).toEqual([]);
    expect(await readBarcodes(WAYBILL, "image/png")).toEqual(["SF1680021345501"]);
  });
});
