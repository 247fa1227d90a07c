import type { RefObject } from 'react';
import { usePageWords } from '../../../wording/pages.ts';
import { useWriting } from './use-writing.ts';
import { WritingBox } from './writing-box.tsx';

/** Words among staff: looks unlike anything that goes to a customer. */
export function NoteBox({ frame }: { frame: RefObject<HTMLDivElement | null> }) {
  const { talk: words } = usePageWords('case');
  const writing = useWriting('addNote', { text: '' }, ({ text = '' }) => ({ text }), {
    done: words.noted,
    adds: true,
  });
  return (
    <WritingBox
      writing={writing}
      frame={frame}
      field="text"
      rows={5}
      label={words.note}
      hint={words.noteHint}
      placeholder={words.notePlaceholder}
      submit={words.addNote}
    />
  );
}
