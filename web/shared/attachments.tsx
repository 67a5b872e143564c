import { useEffect, useState } from "preact/hooks";
import type { Attachment } from "../../workers/platform/message.ts";
import type { FileLink, OpenFile } from "./file-link.ts";
import type { Locale } from "./locale.ts";

const WORDS = {
  zh: {
    kinds: { image: "图片", voice: "语音", video: "视频", file: "文件" },
    opening: "正在打开…",
    gone: "附件暂时打不开",
    again: "重试",
    save: "保存",
  },
  en: {
    kinds: { image: "Image", voice: "Voice message", video: "Video", file: "File" },
    opening: "Opening…",
    gone: "The attachment cannot be opened now",
    again: "Try again",
    save: "Save",
  },
} satisfies Record<Locale, unknown>;

/** Of sound, what browsers play; AMR and SILK they do not. */
const PLAYED = /^audio\/(ogg|mpeg|wav|mp4|aac)$/;
const SEEN = /^image\/(jpeg|png|gif|webp)$/;

interface AttachmentsProps {
  attachments: readonly Attachment[];
  /** The message's words: what a picture shows to those who do not see it. */
  text: string;
  locale: Locale;
  open: OpenFile;
}

/** The files of a message: pictures and sound to look at and hear, the rest to save. */
export function Attachments({ attachments, text, locale, open }: AttachmentsProps) {
  return (
    <ul class="attachments">
      {attachments.map((attachment) => (
        <li key={attachment.id}>
          <AttachmentView attachment={attachment} text={text} locale={locale} open={open} />
        </li>
      ))}
    </ul>
  );
}

function AttachmentView(props: Omit<AttachmentsProps, "attachments"> & { attachment: Attachment }) {
  const { attachment, locale, open, text } = props;
  const words = WORDS[locale];
  const [link, setLink] = useState<FileLink | "opening" | "gone">("opening");
  useEffect(() => {
    if (link !== "opening") return;
    let isWanted = true;
    void open(attachment.id).then((opened) => {
      if (isWanted) setLink(opened ?? "gone");
    });
    return () => {
      isWanted = false;
    };
  }, [attachment.id, link, open]);
  const name = words.kinds[attachment.kind];
  if (link === "opening") {
    return (
      <p class="attachment-note">
        {name} · {words.opening}
      </p>
    );
  }
  if (link === "gone") {
    return (
      <p class="attachment-note">
        {name} · {words.gone}{" "}
        <button type="button" class="choice" onClick={() => setLink("opening")}>
          {words.again}
        </button>
      </p>
    );
  }
  const label = [name, text.replaceAll(/^\[[^\]]*\]\s*/g, "")].filter(Boolean).join(" · ");
  return <FileView kind={attachment.kind} link={link} label={label} save={words.save} onLost={() => setLink("gone")} />;
}

interface FileViewProps {
  kind: Attachment["kind"];
  link: FileLink;
  label: string;
  save: string;
  /** The link is over, or the file is broken. */
  onLost: () => void;
}

function FileView({ kind, link, label, save, onLost }: FileViewProps) {
  if (kind === "image" && SEEN.test(link.type)) {
    return (
      <a href={link.url} target="_blank" rel="noopener">
        <img class="attachment-picture" src={link.url} alt={label} onError={onLost} />
      </a>
    );
  }
  if (kind === "voice" && PLAYED.test(link.type)) {
    // What was recognised of it, where anything was, stands in the message itself.
    return (
      <audio class="attachment-sound" controls preload="metadata" src={link.url} aria-label={label} onError={onLost}>
        <track kind="captions" label={label} />
      </audio>
    );
  }
  return (
    <a class="attachment-file" href={link.url} target="_blank" rel="noopener" download>
      {label} · {save}
    </a>
  );
}
