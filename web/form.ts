import { make, picture, place } from './elements.ts';
import { defineForm, type FormShown } from './embed/redress-form.ts';
import { openSite, readersLanguage } from './site.ts';
import { formWording } from './wording/wording.ts';

// The page is a frame around the very element that other sites embed: its head says what the element shows.

const form = place('form');
let title = '';

form.addEventListener('redress-view', ({ detail }: CustomEventInit<FormShown>) => {
  if (detail === undefined) return;
  drawHead(detail);
  if (detail.moved) place('heading').focus();
});
form.setAttribute('lang', readersLanguage('en'));
defineForm();
await openSite(
  formWording,
  () => title,
  ({ language }) => form.setAttribute('lang', language),
);

function drawHead({ view, kind, language }: FormShown): void {
  const { form: asked, result, site } = formWording[language];
  const said = { title: kind === undefined ? asked.title : result.title[kind], lead: kind ? result.lead : asked.lead };
  if (title !== '') document.title = document.title.replace(title, said.title);
  title = said.title;
  document.documentElement.lang = language;
  place('head').replaceChildren(
    make('h1', { id: 'heading', tabindex: '-1' }, [said.title]),
    make('p', { class: 'lead' }, [said.lead]),
    ...(view === 'form'
      ? [
          make(
            'ul',
            { class: 'assurances' },
            site.assurances.map((one) => make('li', {}, [picture('check'), one])),
          ),
        ]
      : []),
  );
}
