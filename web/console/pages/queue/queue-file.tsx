import { useState } from 'react';
import Button from '@cloudscape-design/components/button';
import { type Asked, call, type Caller } from '../../api/call.ts';
import { Refusal } from '../../api/refusal.ts';
import { useDesk } from '../../desk.ts';
import { saveFile } from '../../parts/save-file.ts';
import { usePageWords } from '../../wording/pages.ts';

type Query = NonNullable<Asked<'downloadCases'>['query']>;

/** Of 500 cases each: a spreadsheet of more is nothing that anybody looks through. */
const mostPieces = 20;

/** Saves all that the queue shows, the pages that are not open included, as a file for spreadsheets. */
export function QueueFile({ query, refused }: { query: Query; refused: (refusal: Refusal | undefined) => void }) {
  const { caller } = useDesk();
  const words = usePageWords('queue');
  const [saving, setSaving] = useState(false);
  const save = async (): Promise<void> => {
    setSaving(true);
    refused(undefined);
    try {
      saveFile('redress-cases.csv', 'text/csv', await wholeFile(caller, query));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refused(error);
    } finally {
      setSaving(false);
    }
  };
  return <Button iconName="download" ariaLabel={words.download} loading={saving} onClick={() => void save()} />;
}

/** Piece after piece; each has the columns' names, which stand in the file once, behind the mark of UTF-8. */
async function wholeFile(caller: Caller, query: Query): Promise<string> {
  const pieces: string[] = [];
  let cursor: string | undefined;
  do {
    const { body, next } = await call(caller, 'downloadCases', { query: { ...query, ...(cursor && { cursor }) } });
    const text = body.replace(/^\uFEFF/, '');
    pieces.push(pieces.length === 0 ? text : text.slice(text.indexOf('\r\n') + 2));
    cursor = next?.get('cursor') ?? undefined;
  } while (cursor !== undefined && pieces.length < mostPieces);
  return `\uFEFF${pieces.join('')}`;
}
