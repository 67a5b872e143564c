const LINK = /(https?:\/\/[\w\-.~:/?#[\]@!$&'()*+,;=%]*[\w\-~/#&=%])/;

/** Text as written, with its links live. */
export function Text({ text }: { text: string }) {
  return (
    <>
      {text.split(LINK).map((part, at) =>
        at % 2 === 1 ? (
          <a key={part} href={part} target="_blank" rel="noopener noreferrer nofollow">
            {part}
          </a>
        ) : (
          part
        ),
      )}
    </>
  );
}
