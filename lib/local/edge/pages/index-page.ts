import { people } from '../cognito/people.ts';
import type { EdgeResponse } from '../interface.ts';
import { html, page } from './html.ts';

const links = [
  { href: '/', en: 'Complaint form', zh: '投诉表单' },
  { href: '/track', en: 'Track a complaint', zh: '查询进度' },
  { href: '/console', en: 'Staff console', zh: '员工工作台' },
  { href: '/_local/mail', en: 'Mailbox', zh: '邮箱' },
  { href: '/_local/alarms', en: 'Alarms (JSON)', zh: '告警（JSON）' },
  { href: '/v1/openapi.json', en: 'OpenAPI', zh: '接口文档' },
];
const moves = [
  { period: 'PT1M', label: '+1 min' },
  { period: 'PT1H', label: '+1 h' },
  { period: 'PT24H', label: '+24 h' },
  { period: 'P7D', label: '+7 d' },
];

/** `/_local/`: where to go, who there is, what time it is and how the queues stand. */
export function indexPage(now: Date): EdgeResponse {
  return page(html`<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<title>Redress on this machine · 本机</title>
<link rel="stylesheet" href="/_local/assets/local.css">
<script type="module" src="/_local/assets/index.js"></script>
<main>
  <h1>Redress <span lang="zh-CN">本机运行</span></h1>
  <ul class="cards">${links.map(
    ({ href, en, zh }) => html`
    <li><a href="${href}"><b>${en}</b><span lang="zh-CN">${zh}</span><code>${href}</code></a></li>`,
  )}
  </ul>
  <section>
    <h2>Clock <span lang="zh-CN">时钟</span></h2>
    <p><time id="now" datetime="${now.toISOString()}">${now.toISOString()}</time></p>
    <p id="moves">${moves.map(
      ({ period, label }) => html`<button type="button" data-advance="${period}">${label}</button> `,
    )}</p>
    <p class="quiet" id="moved" role="status">Moves time forward for every function; schedules catch up.
      <span lang="zh-CN">时间前移，定时任务随之补跑。</span></p>
  </section>
  <section>
    <h2>People <span lang="zh-CN">演示人员</span></h2>
    <table>
      <thead><tr><th>Name · 姓名</th><th>Group · 组</th><th>Email</th><th>Token · 令牌</th></tr></thead>
      <tbody>${people.map(
        ({ username, name, groups, email }) => html`
        <tr><td>${name}</td><td>${groups.join(', ')}</td><td>${email}</td>
          <td><a href="/_local/token?user=${username}"><code>?user=${username}</code></a></td></tr>`,
      )}
      </tbody>
    </table>
  </section>
  <section>
    <h2>Queues <span lang="zh-CN">队列</span></h2>
    <div id="queues" class="quiet">–</div>
  </section>
</main>
</html>`);
}
