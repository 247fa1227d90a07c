/**
 * Content-Disposition of a file that is saved and never shown: RFC 6266, its name as RFC 8187 has it, and in ASCII for
 * programs that know neither.
 */
export function savedAs(name: string): string {
  const known = name.toWellFormed();
  const plain = known
    .normalize('NFKD')
    .replace(/[^\x20-\x7e]+/g, '_')
    .replace(/["\\%]/g, '_');
  const encoded = encodeURIComponent(known).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
