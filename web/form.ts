import type { Submission } from '../functions/contract/shapes.ts';
import { languages } from '../functions/domain/complaint/vocabulary.ts';
import { call, Refusal } from './api.ts';
import { make, place } from './elements.ts';
import { choice, field, showTroubles, type Trouble, troublesOf, valuesOf } from './fields.ts';
import { drawResult } from './result.ts';
import { openSite, type Site } from './site.ts';
import { attemptKeyFor, keep, recall } from './tab.ts';
import type { Wording } from './wording/wording.ts';

function draw(site: Site): void {
  const done = recall('result');
  if (done === undefined) drawForm(site);
  else {
    drawResult(site, done.made, done.mailed, () => {
      keep('result', undefined);
      drawForm(site);
    });
  }
}

function drawForm(site: Site): void {
  const { form: words } = site.words;
  const draft = recall('draft') ?? {};
  const status = make('div', { role: 'alert', class: 'status' });
  const submit = make('button', { type: 'submit', class: 'primary' }, [words.submit]);
  const line = (name: string, label: string, attributes: Record<string, string | boolean>, optional?: string) =>
    field('input', { name, label, optional, value: draft[name], attributes });
  const form = make(
    'form',
    { novalidate: true, class: 'card' },
    [
      make('fieldset', {}, [
        make('legend', {}, [words.matter]),
        field('textarea', {
          name: 'description',
          label: words.description,
          hint: words.descriptionHint,
          value: draft['description'],
          attributes: { rows: '7', required: true, maxlength: '20000' },
        }),
        line('product', words.product, { maxlength: '200' }, words.optional),
        line('orderNumber', words.orderNumber, { maxlength: '100', autocapitalize: 'off' }, words.optional),
      ]),
      make('fieldset', {}, [
        make('legend', {}, [words.about]),
        line('customer.name', words.name, { required: true, maxlength: '100', autocomplete: 'name' }),
        make('p', { class: 'hint' }, [words.contact]),
        line('customer.email', words.email, { type: 'email', maxlength: '254', autocomplete: 'email' }),
        line('customer.phone', words.phone, { type: 'tel', maxlength: '31', autocomplete: 'tel' }),
        choice(
          words.language,
          'customer.language',
          [['', words.languageOfText], ...languages.map((one): [string, string] => [one, nameOf[one]])],
          draft['customer.language'],
        ),
      ]),
      status,
      submit,
      make('p', { class: 'quiet small' }, [words.draftKept, ' ', words.privacy]),
    ],
    {
      input: () => keep('draft', valuesOf(form)),
      submit: (event) => {
        event.preventDefault();
        void send();
      },
    },
  );
  place('page').replaceChildren(make('h1', {}, [words.title]), make('p', { class: 'lead' }, [words.lead]), form);

  async function send(): Promise<void> {
    const values = valuesOf(form);
    const missing = checkBlanks(values, words);
    status.replaceChildren();
    if (missing.length > 0) {
      showTroubles(form, missing);
      return;
    }
    const content = JSON.stringify(submissionOf(values));
    submit.disabled = true;
    submit.textContent = words.sending;
    try {
      const { body: made } = await call(site, 'submitComplaint', {
        body: JSON.parse(content),
        headers: { 'Idempotency-Key': attemptKeyFor(content) },
      });
      const mailed = values['customer.email'] !== undefined;
      keep('draft', undefined);
      keep('attempt', undefined);
      keep('result', { made, mailed });
      draw(site);
    } catch (error) {
      submit.disabled = false;
      submit.textContent = words.again;
      if (!(error instanceof Refusal)) throw error;
      const elsewhere = showTroubles(form, troublesOf(error.problem));
      status.replaceChildren(...sentences(error, elsewhere, site.words));
    }
  }
}

const nameOf = { 'zh-CN': '中文', en: 'English' };

/** What the page can tell without asking; all else is the API's to judge, in its own words. */
function checkBlanks(values: Record<string, string>, words: Wording['form']): Trouble[] {
  const blank = ['description', 'customer.name'].filter((name) => values[name] === undefined);
  const troubles = blank.map((name) => ({ field: name, detail: words.required }));
  if (values['customer.email'] === undefined && values['customer.phone'] === undefined) {
    troubles.push({ field: 'customer.email', detail: words.oneContact });
  }
  return troubles;
}

function submissionOf(values: Record<string, string>): Submission {
  const language = languages.find((one) => one === values['customer.language']);
  const { description = '', product, orderNumber } = values;
  return {
    customer: {
      name: values['customer.name']?.trim() ?? '',
      ...(values['customer.email'] !== undefined && { email: values['customer.email'].trim() }),
      ...(values['customer.phone'] !== undefined && { phone: values['customer.phone'].trim() }),
      ...(language !== undefined && { language }),
    },
    description,
    ...(product !== undefined && { product: product.trim() }),
    ...(orderNumber !== undefined && { orderNumber: orderNumber.trim() }),
    channel: 'web',
  };
}

/** What stands above the button: what the API said, or that nobody could be reached. */
function sentences({ problem }: Refusal, elsewhere: readonly Trouble[], words: Wording): HTMLElement[] {
  const said =
    problem.code === 'page.offline'
      ? words.site.offline
      : problem.code === 'page.failed' || problem.status >= 500
        ? words.site.failed
        : (problem.errors?.length ?? 0) > 0
          ? words.form.correct
          : problem.detail;
  return [make('p', {}, [said]), ...elsewhere.map(({ field: name, detail }) => make('p', {}, [`${name}: ${detail}`]))];
}

await openSite((words) => words.form.title, draw);
