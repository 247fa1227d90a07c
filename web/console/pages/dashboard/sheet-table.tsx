import Link from '@cloudscape-design/components/link';
import { useDesk } from '../../desk.ts';
import type { Sheet } from './sheet.ts';

/** A sheet as a table: plain, so that hundred rows cost nothing, and read out row by row. */
export function SheetTable({ sheet: { head, columns, rows }, title }: { sheet: Sheet; title: string }) {
  const { language, words } = useDesk();
  const numbers = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by the keyboard
    <div className="dashboard-sheet" role="region" aria-label={title} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{head}</th>
            {columns.map(({ id, name }) => (
              <th key={id} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, name, values, links }) => (
            <tr key={id}>
              <th scope="row">{name}</th>
              {columns.map(({ id: column, name: columnName, say }, index) => {
                const value = values[index] ?? undefined;
                const text = value === undefined ? words.times.none : (say?.(value) ?? numbers.format(value));
                const link = links?.[index];
                return (
                  <td key={column}>
                    {link === undefined || value === 0 ? (
                      text
                    ) : (
                      <Link href={link} ariaLabel={`${text}, ${name}, ${columnName}`}>
                        {text}
                      </Link>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
