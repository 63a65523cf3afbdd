const LINK = /(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)])/;

/** Addresses in a message can be opened, as on any phone. */
export function LinkedText({ text }: { text: string }) {
  // A pattern with one group puts what it found at every odd place.
  return text.split(LINK).map((part, place) =>
    place % 2 === 1 ? (
      <a key={`${place}`} href={part} target="_blank" rel="noreferrer">
        {part}
      </a>
    ) : (
      part
    ),
  );
}
