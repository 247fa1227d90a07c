import type { EdgeResponse } from '../interface.ts';
import { html, page } from '../pages/html.ts';
import { people } from './people.ts';

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
    <ul class="people">${people.map(
      ({ username, name, email, groups }) => html`
      <li><button name="user" value="${username}"><b>${name}</b><span>${groups.join(', ')}</span><small>${email}</small></button></li>`,
    )}
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
