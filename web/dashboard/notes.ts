import type { Note } from "../../workers/platform/message.ts";

/** Adds a note once, in the order of time. */
export function addNote(notes: readonly Note[], note: Note): readonly Note[] {
  if (notes.some(({ id }) => id === note.id)) return notes;
  return [...notes, note].sort((a, b) => a.at.localeCompare(b.at));
}
