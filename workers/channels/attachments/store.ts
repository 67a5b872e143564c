import type { AttachmentStore } from "./keep.ts";
import type { AttachmentKind } from "./sniff.ts";

const KINDS: readonly AttachmentKind[] = ["image", "voice", "video", "file"];

/** Attachments in the bucket, with their kind and what stood in their codes beside them. */
export function attachmentStore(bucket: R2Bucket): AttachmentStore {
  return {
    async head(key) {
      const found = await bucket.head(key);
      const kind = KINDS.find((one) => one === found?.customMetadata?.kind);
      if (!kind) return null;
      return { kind, codes: (found?.customMetadata?.codes ?? "").split("\n").filter(Boolean) };
    },
    async put(key, bytes, { kind, type }, codes) {
      const customMetadata = { kind, codes: codes.join("\n") };
      await bucket.put(key, bytes, { httpMetadata: { contentType: type }, customMetadata });
    },
  };
}

/** Removes all attachments of a conversation. */
export async function eraseAttachments(bucket: R2Bucket, shop: string, conversation: string): Promise<void> {
  const prefix = `${shop}/${conversation}/`;
  for (;;) {
    const { objects, truncated } = await bucket.list({ prefix });
    if (objects.length > 0) await bucket.delete(objects.map(({ key }) => key));
    if (!truncated) return;
  }
}
