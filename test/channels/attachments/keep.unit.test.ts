import { describe, expect, test } from "vitest";
import { type AttachmentStore, attachmentKey, keepAttachments } from "../../../workers/channels/attachments/keep.ts";
import { pixelsOf, sniff } from "../../../workers/channels/attachments/sniff.ts";
import type { ChannelContext } from "../../../workers/channels/channel.ts";
import type { Content, MessageEvent } from "../../../workers/channels/events.ts";
import { telegram } from "../../../workers/channels/kinds/telegram.ts";
import { openHttp } from "../../../workers/channels/open-http.ts";

const latin = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
const PNG = latin("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x02\0\0\0\x03");
function tooLarge() {
  const bytes = new Uint8Array(10_000_001);
  bytes.set(PNG);
  return bytes;
}
const place = { shop: "s", conversation: "chn_a~1" };
const image: Content = { is: "image", media: { id: "f1" } };

function event(...content: Content[]): MessageEvent {
  return { is: "message", eventId: "e1", contact: { id: "1" }, thread: "1", at: 0, content };
}

function shelf() {
  const stored = new Map<string, { kind: "image" | "voice" | "video" | "file"; codes: string[] }>();
  const store: AttachmentStore = {
    head: async (key) => stored.get(key) ?? null,
    put: async (key, _, { kind }, codes) => void stored.set(key, { kind, codes }),
  };
  return { stored, store };
}

const none = async () => [];
const context = { settings: {} } as ChannelContext;
const answering = (answer: () => Response | Promise<Response>) => ({ media: async () => answer() });

describe("an attachment", () => {
  test("is fetched once, stored under shop and conversation, and known again with what stood in it", async () => {
    const { stored, store } = shelf();
    let fetched = 0;
    const kind = answering(() => new Response(PNG, { status: fetched++ === 0 ? 200 : 500 }));
    const ports = { kind, context, store, readBarcodes: async () => ["SF1680021345501"] };
    const first = await keepAttachments(place, event(image), ports);
    expect(first).toEqual({
      attachment: expect.stringMatching(/^att_[0-9a-f]{26}:image$/),
      notes: ["运单号 SF1680021345501"],
    });
    expect(await keepAttachments(place, event(image), ports)).toEqual(first);
    expect(fetched).toBe(1);
    const id = first?.attachment?.split(":")[0] ?? "";
    expect([...stored.keys()]).toEqual([attachmentKey("s", "chn_a~1", id)]);
  });

  test.each([
    ["that the vendor does not give", () => new Response("no", { status: 404 }), "未能取得"],
    ["whose vendor is not there", () => Promise.reject(new Error("down")), "未能取得"],
    ["that is a page", () => new Response("<html><script>"), "不支持"],
    ["that is a drawing with scripts", () => new Response("<svg onload='x'/>"), "不支持"],
    ["that is a program", () => new Response("MZ\x90\0"), "不支持"],
    ["that is too large", () => new Response(tooLarge()), "过大"],
  ])("%s leaves the message with a note, and is not stored", async (_, answer, note) => {
    const { stored, store } = shelf();
    const kept = await keepAttachments(place, event(image), {
      kind: answering(answer),
      context,
      store,
      readBarcodes: none,
    });
    expect(kept?.attachment).toBeNull();
    expect(kept?.notes.join()).toContain(note);
    expect(stored.size).toBe(0);
  });

  test("of a kind without files is told as not fetched; a message without any as nothing", async () => {
    const { store } = shelf();
    const ports = { kind: {}, context, store, readBarcodes: none };
    expect((await keepAttachments(place, event(image), ports))?.notes).toHaveLength(1);
    expect(await keepAttachments(place, event({ is: "text", text: "hi" }), ports)).toBeNull();
  });

  test("is kept though its barcodes cannot be read", async () => {
    const { store } = shelf();
    const readBarcodes = () => Promise.reject(new Error("broken image"));
    const ports = { kind: answering(() => new Response(PNG)), context, store, readBarcodes };
    expect(await keepAttachments(place, event(image), ports)).toMatchObject({ notes: [] });
  });

  test("is asked for once more with a new token, where the vendor has refused the one in hand", async () => {
    const { store } = shelf();
    const borne: string[] = [];
    let token = "old";
    const kind = {
      media: async () => {
        borne.push(token);
        return token === "old" ? new Response(null, { status: 401 }) : new Response(PNG);
      },
    };
    const refuseToken = () => {
      token = "new";
    };
    const ports = { kind, context, store, readBarcodes: none };
    expect(await keepAttachments(place, event(image), { ...ports, refuseToken })).toMatchObject({ notes: [] });
    expect(borne).toEqual(["old", "new"]);
  });

  test("beyond the tenth of a message is told and not fetched; two are in memory at a time", async () => {
    const { stored, store } = shelf();
    let open = 0;
    let most = 0;
    let pair = Promise.withResolvers<void>();
    const kind = {
      async media() {
        most = Math.max(most, ++open);
        const both = pair;
        if (open === 2) {
          pair = Promise.withResolvers();
          both.resolve();
        }
        await both.promise;
        open--;
        return new Response(PNG);
      },
    };
    const kept = await keepAttachments(place, event(...Array(12).fill(image)), {
      kind,
      context,
      store,
      readBarcodes: none,
    });
    expect(kept?.attachment?.split(",")).toHaveLength(10);
    expect(kept?.notes.join()).toContain("其余未保存");
    expect([stored.size, most]).toEqual([10, 2]);
  });

  test.each([
    "https://127.0.0.1/a.png",
    "https://169.254.169.254/latest/meta-data",
    "https://[::1]/a.png",
    "https://0x7f000001/a.png",
    "https://evil.example/a.png",
    "http://api.telegram.org/a.png",
    "https://api.telegram.org@evil.example/a.png",
  ])("is never fetched from %s", async (address) => {
    const { stored, store } = shelf();
    const http = openHttp(telegram.hosts({ botToken: "", secretToken: "" }), null);
    const kind = { media: () => http(address) };
    const kept = await keepAttachments(place, event(image), { kind, context, store, readBarcodes: none });
    expect(kept?.notes.join()).toContain("未能取得");
    expect(stored.size).toBe(0);
  });
});

describe("the first bytes", () => {
  test.each([
    ["\xff\xd8\xff\xe0", "image/jpeg"],
    ["GIF89a", "image/gif"],
    ["RIFF\0\0\0\0WEBP", "image/webp"],
    ["RIFF\0\0\0\0WAVE", "audio/wav"],
    ["\x02#!SILK_V3", "audio/silk"],
    ["#!AMR\n", "audio/amr"],
    ["\0\0\0\x18ftypmp42", "video/mp4"],
    ["\0\0\0\x18ftypM4A ", "audio/mp4"],
    ["%PDF-1.7", "application/pdf"],
    ["\0\0\0\x18ftypqt  ", "video/quicktime"],
    ["\0\0\0\x18ftyp3gp5", "video/3gpp"],
    ["\0\0\0\x18ftypheix", "image/heic"],
    ["caff\0\x01", "audio/x-caf"],
    ["\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"],
  ])("tell %j", (bytes, type) => {
    expect(sniff(latin(bytes))?.type).toBe(type);
  });

  test("of an empty or cut file tell nothing", () => {
    for (const bytes of ["", "\x89PN", "RIFF", "ftyp"]) expect(sniff(latin(bytes))).toBeNull();
  });

  test("tell how many pixels an image has, also of a cut one", () => {
    expect(pixelsOf(PNG, "image/png")).toBe(6);
    expect(pixelsOf(latin("\xff\xd8\xff\xc0\0\x0b\x08\0\x10\0\x20\x01"), "image/jpeg")).toBe(512);
    expect(pixelsOf(latin("\xff\xd8\xff"), "image/jpeg")).toBeNull();
  });
});
