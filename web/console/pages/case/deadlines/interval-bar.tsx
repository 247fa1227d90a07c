import { useTimes } from '../../../parts/times.ts';
import { usePageWords } from '../../../wording/pages.ts';
import type { Explained } from './deadlines.tsx';

type Intervals = Explained['intervals'];
type Piece = Intervals[number] & { when: 'past' | 'ahead' };

/** What was counted and what was not, as a bar in proportion to the time that passed; the table below says the same. */
export function IntervalBar({ past, ahead }: { past: Intervals; ahead: Intervals }) {
  const { clocks: words } = usePageWords('case');
  const times = useTimes();
  const pieces: Piece[] = [
    ...past.map((one) => ({ ...one, when: 'past' as const })),
    ...ahead.map((one) => ({ ...one, when: 'ahead' as const })),
  ];
  const length = ({ from, to }: Piece): number => Date.parse(to) - Date.parse(from);
  const total = pieces.reduce((sum, piece) => sum + length(piece), 0);
  const [first] = pieces;
  const last = pieces.at(-1);
  if (total === 0 || first === undefined || last === undefined) return null;
  const share =
    past.length > 0
      ? pieces.filter(({ when }) => when === 'past').reduce((sum, one) => sum + length(one), 0) / total
      : 0;
  return (
    <figure className="case-bar">
      <div className="case-bar-pieces" role="img" aria-label={words.bar}>
        {pieces.map((piece) => (
          <span
            key={`${piece.when}${piece.from}`}
            className={`case-bar-${piece.counted ? 'counted' : 'uncounted'} case-bar-${piece.when}`}
            style={{ flexGrow: length(piece) }}
            title={`${piece.text}: ${times.short(piece.from)} – ${times.short(piece.to)}`}
          />
        ))}
        {ahead.length > 0 && <span className="case-bar-now" style={{ insetInlineStart: `${share * 100}%` }} />}
      </div>
      <figcaption>
        <span>{times.short(first.from)}</span>
        <span className="case-bar-key">
          <i className="case-bar-counted case-bar-past" /> {words.isCounted}{' '}
          <i className="case-bar-uncounted case-bar-past" /> {words.isNot}
          {ahead.length > 0 && (
            <>
              {' '}
              <i className="case-bar-counted case-bar-ahead" /> {words.stillAhead}
            </>
          )}
        </span>
        <span>{times.short(last.to)}</span>
      </figcaption>
    </figure>
  );
}
