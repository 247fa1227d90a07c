import type { EdgeOptions } from '../interface.ts';

/** A mail as a reader's mailbox shows it. */
export type MailShown = {
  /** Every `To` address, separated by `, `. */
  to: string;
  subject: string;
  text: string;
  html: string;
  /** ISO 8601, on the machine's clock. */
  sentAt: string;
  /** As they arrive at the recipient, `Message-ID` and `Date` as SES sets them. */
  headers: Record<string, string>;
};

/** What is filed beside: every recipient of the envelope, including blind copies. */
export type MailFiled = MailShown & { messageId: string; recipients: readonly string[] };

export type MailRow = { id: number; to: string; subject: string; sentAt: string };

export type Mailbox = {
  /** Files the mail; settles when it is on the disk. */
  file(mail: MailFiled): Promise<void>;
  /** Every mail, oldest first; with `recipient` only those that this address received. */
  all(recipient?: string): MailShown[];
  /** The newest mails first, at most `limit`, whose recipients contain `search`, older than `before`. */
  list(query: { search: string; before: number; limit: number }): { rows: MailRow[]; total: number };
  read(id: number): MailShown | undefined;
  settled(): Promise<void>;
};

export function openMailbox({ database, write }: Pick<EdgeOptions, 'database' | 'write'>): Mailbox {
  database.exec(`CREATE TABLE IF NOT EXISTS edge_mail (
    id INTEGER PRIMARY KEY, recipients TEXT NOT NULL, sent_at TEXT NOT NULL, "to" TEXT NOT NULL,
    subject TEXT NOT NULL, message_id TEXT NOT NULL, content TEXT NOT NULL) STRICT`);
  const insert = database.prepare(
    'INSERT INTO edge_mail (recipients, sent_at, "to", subject, message_id, content) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const every = database.prepare('SELECT content FROM edge_mail ORDER BY id');
  const received = database.prepare('SELECT content FROM edge_mail WHERE instr(recipients, ?) > 0 ORDER BY id');
  const page = database.prepare(
    `SELECT id, "to", subject, sent_at FROM edge_mail
     WHERE id < ? AND instr(recipients, ?) > 0 ORDER BY id DESC LIMIT ?`,
  );
  const count = database.prepare('SELECT count(*) AS total FROM edge_mail WHERE instr(recipients, ?) > 0');
  const one = database.prepare('SELECT content FROM edge_mail WHERE id = ?');

  let filed: Promise<void> = Promise.resolve();

  return {
    file(mail) {
      const { messageId, recipients, ...shown } = mail;
      const index = `\n${recipients.join('\n').toLowerCase()}\n`;
      const content = JSON.stringify(shown);
      filed = write(() => {
        insert.run(index, mail.sentAt, mail.to, mail.subject, messageId, content);
      });
      return filed;
    },
    all(recipient) {
      const rows = recipient === undefined ? every.all() : received.all(`\n${recipient.trim().toLowerCase()}\n`);
      return rows.map((row) => parse(row['content']));
    },
    list({ search, before, limit }) {
      const wanted = search.trim().toLowerCase();
      const rows = page.all(before, wanted, limit).map((row) => ({
        id: Number(row['id']),
        to: String(row['to']),
        subject: String(row['subject']),
        sentAt: String(row['sent_at']),
      }));
      return { rows, total: Number(count.get(wanted)?.['total'] ?? 0) };
    },
    read(id) {
      const row = one.get(id);
      return row === undefined ? undefined : parse(row['content']);
    },
    settled: async () => filed.catch(() => {}),
  };
}

function parse(content: unknown): MailShown {
  // Written by `file` above and by nothing else.
  const mail: MailShown = JSON.parse(String(content));
  return mail;
}
