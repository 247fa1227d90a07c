import { type Role, roles } from '../../../../functions/contract/roles.ts';
import type { EdgeResponse } from '../interface.ts';
import { html, page } from '../pages/html.ts';
import { type Person, people } from './people.ts';

/** What each role comes for, so that who has never been here knows whom to choose. */
const purposes: Record<Role, { en: string; zh: string }> = {
  agent: { en: 'Agent: takes cases and answers customers', zh: '客服：接手案件，答复顾客' },
  lead: { en: 'Team lead: assigns cases and approves refunds', zh: '组长：分派案件，审批退款' },
  manager: { en: 'Manager: sees every team, approves large sums', zh: '经理：查看全部团队，审批大额' },
  auditor: { en: 'Auditor: reads everything, changes nothing', zh: '审计：可看一切，不作修改' },
  admin: { en: 'Administrator: policies, people, routing', zh: '管理员：政策、人员与分派规则' },
};

function purposeOf({ groups }: Person): { en: string; zh: string } {
  const role = roles.find((one) => groups.includes(one));
  const of = groups.filter((one) => one.startsWith('team-')).map((one) => one.slice('team-'.length));
  const { en, zh } = role === undefined ? { en: '', zh: '' } : purposes[role];
  return of.length === 1 ? { en: `${en} (${of.join('')} only)`, zh: `${zh}（仅 ${of.join('')} 组）` } : { en, zh };
}

/**
 * Who can sign in on this machine.
 * @param action where the choice goes
 */
export function chooserPage(action: string): EdgeResponse {
  return page(html`<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<title>Sign in · 登录</title>
<link rel="stylesheet" href="/_local/assets/local.css">
<main class="narrow">
  <h1>Sign in <span lang="zh-CN">登录</span></h1>
  <p class="quiet">Stands in for Cognito’s managed login on this machine. Choose who you are.
    <span lang="zh-CN">本机代替 Cognito 登录页，请选择身份。</span></p>
  <form method="post" action="${action}">
    <ul class="people">${people.map((person) => {
      const { username, name, email } = person;
      const { en, zh } = purposeOf(person);
      return html`
      <li><button name="user" value="${username}"><b>${name}</b><small>${email}</small><span>${en} <span lang="zh-CN">${zh}</span></span></button></li>`;
    })}
    </ul>
  </form>
</main>
</html>`);
}

/** @param sentence why, in the provider's words */
export function refusalPage(sentence: string): EdgeResponse {
  return page(
    html`<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<title>Sign-in refused · 登录被拒绝</title>
<link rel="stylesheet" href="/_local/assets/local.css">
<main class="narrow">
  <h1>Sign-in refused <span lang="zh-CN">登录被拒绝</span></h1>
  <p>${sentence}</p>
  <p><a href="/console">Start again <span lang="zh-CN">重新登录</span></a></p>
</main>
</html>`,
    400,
  );
}
