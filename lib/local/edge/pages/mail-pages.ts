import type { EdgeRequest, EdgeResponse } from '../interface.ts';
import type { Mailbox } from '../ses/mailbox.ts';
import { html, json, page, problem } from './html.ts';

const pageSize = 50;

/** The mailbox for a browser and for programs. */
export function mailPages(mailbox: Mailbox) {
  return {
    // A frame made from `srcdoc` is under this page's policy too, and a mail brings its styles with it.
    page: (): EdgeResponse => page(mailPage, 200, "'self' 'unsafe-inline'"),
    /** Every mail, oldest first; `?to=` keeps what that address received. */
    json: ({ query }: EdgeRequest): EdgeResponse => json(mailbox.all(query.get('to') ?? undefined)),
    /** Newest first: `?search=` in the recipients, `?before=` an id. */
    list: ({ query }: EdgeRequest): EdgeResponse =>
      json(
        mailbox.list({
          search: query.get('search') ?? '',
          before: Number(query.get('before') ?? '') || Number.MAX_SAFE_INTEGER,
          limit: pageSize,
        }),
      ),
    message: ({ query }: EdgeRequest): EdgeResponse => {
      const mail = mailbox.read(Number(query.get('id') ?? ''));
      return mail === undefined ? problem(404, 'local.mail-unknown', 'There is no such mail.') : json(mail);
    },
  };
}

const mailPage = html`<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<title>Mail · 邮件</title>
<link rel="stylesheet" href="/_local/assets/local.css">
<script type="module" src="/_local/assets/mail.js"></script>
<body class="mail">
<header class="bar">
  <a href="/_local/" aria-label="Local machine · 本机">←</a>
  <h1>Mail <span lang="zh-CN">邮件</span></h1>
  <input id="search" type="search" placeholder="Recipient · 收件人" aria-label="Recipient · 收件人" autocomplete="off">
  <span id="total" class="quiet" role="status"></span>
</header>
<nav id="list" aria-label="Mails · 邮件"></nav>
<section id="message" aria-live="polite" hidden>
  <button id="back" type="button">← <span lang="zh-CN">返回</span> Back</button>
  <h2 id="subject"></h2>
  <dl id="envelope"></dl>
  <div role="tablist" class="tabs">
    <button role="tab" id="tab-html" aria-controls="pane" type="button">HTML</button>
    <button role="tab" id="tab-text" aria-controls="pane" type="button">Text · 文本</button>
    <button role="tab" id="tab-headers" aria-controls="pane" type="button">Headers · 邮件头</button>
  </div>
  <div id="pane" role="tabpanel"></div>
</section>
<p id="empty" class="quiet">No mail yet. <span lang="zh-CN">暂无邮件。</span></p>
</body>
</html>`;
