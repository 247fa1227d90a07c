/** What a browser does with a sign-in: keeps cookies for their paths, and follows where it is sent. */
export class Browser {
  readonly #cookies = new Map<string, { name: string; value: string; path: string }>();

  /** Asks once, without following. */
  async ask(address: string | URL, form?: Record<string, string>): Promise<Response> {
    const { pathname } = new URL(address);
    const cookie = [...this.#cookies.values()]
      .filter(({ path }) => path === '/' || pathname === path || pathname.startsWith(`${path}/`))
      .map(({ name, value }) => `${name}=${value}`);
    const response = await fetch(address, {
      redirect: 'manual',
      headers: { accept: 'text/html', cookie: cookie.join('; ') },
      ...(form !== undefined && { method: 'POST', body: new URLSearchParams(form) }),
    });
    for (const line of response.headers.getSetCookie()) this.#keep(line);
    return response;
  }

  /** Follows until there is a page to read, or until it would leave the sign-in for the console. */
  async open(address: string | URL, form?: Record<string, string>): Promise<{ at: URL; page: string; status: number }> {
    const at = new URL(address);
    if (at.pathname === '/console') return { at, page: '', status: 200 };
    const response = await this.ask(at, form);
    const next = response.headers.get('location');
    if (next !== null) return this.open(new URL(next, at));
    return { at, page: await response.text(), status: response.status };
  }

  #keep(line: string): void {
    const [pair = '', ...attributes] = line.split(/;\s*/);
    const [name = '', value = ''] = pair.split('=');
    const attribute = (wanted: string) =>
      attributes.find((one) => one.toLowerCase().startsWith(`${wanted}=`))?.slice(wanted.length + 1);
    const path = attribute('path') ?? '/';
    const ends = Date.parse(attribute('expires') ?? '9999-01-01');
    // A browser's clock is its own: whatever the machine's date was moved to, this one is real.
    if (ends <= performance.timeOrigin + performance.now()) this.#cookies.delete(`${path} ${name}`);
    else this.#cookies.set(`${path} ${name}`, { name, value, path });
  }
}
