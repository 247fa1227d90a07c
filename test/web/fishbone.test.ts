import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { fishbonePicture } from '../../functions/domain/casework/causes/picture/fishbone.ts';
import { ABrowser, inABrowser } from './a-browser.ts';

const cause = (text: string, ...behind: string[]) => ({
  id: 'F1',
  text,
  causes: behind.map((one) => ({ id: 'F2', text: one })),
});

const pictures = {
  'nothing yet': [],
  'much Chinese': [
    { branch: 'people', causes: [cause('新员工未经培训上岗', '培训计划没有覆盖临时工', '班组长同时带两条线')] },
    {
      branch: 'process',
      causes: [cause('来料检验只抽检百分之二，没有针对温控器的专门检验项目', '检验标准三年没有更新')],
    },
    { branch: '市场与竞争', causes: [cause('为赶促销节点压缩了试产周期')] },
  ],
  'much English': [
    {
      branch: 'process',
      causes: [cause('Only two percent of incoming parts are inspected, and thermostats not at all')],
    },
    {
      branch: 'Market and competition',
      causes: [cause('Pilot production was cut short', 'A sales campaign came first')],
    },
  ],
  'words without an end': [
    { branch: 'W'.repeat(40), causes: [cause('W'.repeat(200), 'x'.repeat(200)), cause('字'.repeat(200))] },
    { branch: 'place', causes: [cause('https://example.com/a/very/long/path/that/never/ends?with=query#and-so-on')] },
  ],
  'hostile, Arabic, emoji': [
    {
      branch: '<img src=x onerror=alert(1)>',
      causes: [cause('<script>alert(1)</script> ]]> <![CDATA[', '&lt;\u202egnp.exe')],
    },
    {
      branch: 'people',
      causes: [cause('مرحبا بالعالم هذه شكوى طويلة جدا عن المنتج'), cause('👩‍👩‍👧‍👦'.repeat(12), '🔥'.repeat(40))],
    },
  ],
};

type Seen = {
  root: string;
  active: number;
  texts: { left: number; right: number; height: number; middle: boolean; words: string }[];
};

/** What the browser made of the picture. */
const look = `({
  root: document.documentElement.localName,
  active: document.querySelectorAll('script, img, foreignObject, a, style').length,
  texts: [...document.querySelectorAll('text')].map((text) => {
    const { left, right, height } = text.getBoundingClientRect();
    return { left, right, height, middle: text.getAttribute('text-anchor') === 'middle', words: text.textContent };
  }),
})`;

inABrowser('The fishbone in a browser', () => {
  let browser: ABrowser;
  beforeAll(async () => {
    browser = await ABrowser.open();
  });
  afterAll(async () => browser?.close());

  test.each(
    Object.entries(pictures).flatMap(([name, fishbone]) =>
      (['zh-CN', 'en'] as const).map((language) => ({ name, fishbone, language })),
    ),
  )('$name ($language): no text leaves its column on 320 pixels, and nothing acts', async ({ fishbone, language }) => {
    const picture = fishbonePicture({ problem: '<b>K200</b> 漏水', fishbone }, { reference: 'CR-7KQ3-M2XT', language });
    const page = await browser.visit({ viewport: { width: 320, height: 640 } });
    let acted = 0;
    page.on('dialog', (dialog) => {
      acted += 1;
      void dialog.dismiss();
    });
    page.on('request', (request) => {
      if (!request.url().startsWith('data:')) acted += 1;
    });
    await page.goto(`data:image/svg+xml;charset=utf-8,${encodeURIComponent(picture)}`);
    const seen = await page.evaluate<Seen>(look);
    expect([seen.root, seen.active, acted]).toEqual(['svg', 0, 0]);
    for (const { left, right, height, middle, words } of seen.texts) {
      const column = middle ? [0, 320] : left < 160 ? [0, 146] : [174, 320];
      expect({ words, inside: left >= (column[0] ?? 0) && right <= (column[1] ?? 0) }).toEqual({ words, inside: true });
      // Eleven pixels of letters, with their room above and below.
      expect(height).toBeGreaterThanOrEqual(11);
    }
  });
});
