import { call, Refusal, type Tracking } from '../api.ts';
import { button, type Child, make, picture } from '../elements.ts';
import { sizeIn } from '../files/rules.ts';
import { localeFor } from '../language.ts';
import { localTime } from '../times.ts';
import { sentenceOf } from './deed-form.ts';
import type { Opened } from './opened.ts';

type Attachment = Tracking['attachments'][number];

/** The files of the case, with what the check for malware said of each. */
export function caseFiles(opened: Opened, secret: string, leftOut: ReadonlySet<string>): Child[] {
  const { site, tracking } = opened;
  const { files, track } = site.words;
  const shown = tracking.attachments.filter(({ id }) => !leftOut.has(id));
  if (shown.length === 0) return tracking.can.attach ? [] : [make('p', { class: 'quiet' }, [track.noFiles])];
  const told = make('p', { role: 'alert', class: 'status' });
  const download = async ({ id }: Attachment): Promise<void> => {
    told.textContent = '';
    try {
      const { body } = await call(site, 'downloadAttachment', { reference: tracking.reference, id, bearer: secret });
      // The store sends it as an attachment, so that the page stays where it is.
      make('a', { href: body.url, rel: 'noreferrer' }).click();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      told.textContent = sentenceOf(error, site.words.site);
    }
  };
  return [
    make(
      'ul',
      { class: 'files', 'aria-label': files.list },
      shown.map((one) => row(opened, one, () => download(one))),
    ),
    told,
  ];
}

function row({ site: { words, language } }: Opened, one: Attachment, download: () => Promise<void>): HTMLElement {
  const { files } = words;
  const { name, type, size, state, by, at } = one;
  const parts = [sizeIn(localeFor(language, navigator.languages))(size), files.states[state]];
  return make('li', {}, [
    make('span', { class: 'face' }, [picture(type.startsWith('image/') ? 'image' : 'file')]),
    make('div', { class: 'what' }, [
      make('span', { class: 'name' }, [name]),
      make('span', { class: `state ${state}` }, [(by === 'staff' ? [files.byUs, ...parts] : parts).join(' · ')]),
      make('span', { class: 'quiet small' }, [localTime(at, language)]),
    ]),
    (state === 'clean' || state === 'unscanned') &&
      button(files.download, download, {
        'aria-label': files.downloadOf(name),
        ...(state === 'unscanned' && { title: files.careful }),
      }),
  ]);
}
