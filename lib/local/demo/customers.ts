import type { Chance } from './chance.ts';
import { chineseTexts } from './texts.zh-CN.ts';
import { englishTexts } from './texts.en.ts';
import type { Matter, Text } from './texts.ts';

export type Language = 'zh-CN' | 'en';
export type Customer = { name: string; email: string; phone?: string; language: Language };

const surnames = [...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾'];
const givenNames = (
  '伟 芳 敏 静 丽 强 磊 军 洋 勇 艳 杰 娟 涛 明 超 秀兰 霞 平 刚 桂英 文静 志强 晓东 雨桐 子涵 梓萱 浩然 思远 佳怡 ' +
  '建国 淑珍 海燕 婷婷 一鸣 国庆'
).split(' ');
const firstNames = (
  'Anna Ben Chloe Daniel Emma Finn Grace Henry Isla Jack Kate Liam Mia Noah Olivia Peter Ruth Sam Tara Victor ' +
  'Wendy Zoe Priya Omar Elif Lukas Sofia Marek'
).split(' ');
const lastNames = (
  'Adams Baker Clarke Davies Evans Fischer Garcia Hughes Ito Jensen Kowalski Lewis Moore Novak Owen Patel Quinn ' +
  'Roberts Singh Turner Weber Young'
).split(' ');

/** Somebody new. `number` keeps addresses apart. */
export function customerOf(chance: Chance, number: number): Customer {
  const language = chance.percent(65) ? 'zh-CN' : 'en';
  const name =
    language === 'zh-CN'
      ? chance.one(surnames) + chance.one(givenNames)
      : `${chance.one(firstNames)} ${chance.one(lastNames)}`;
  const phone = language === 'zh-CN' ? `13${chance.whole(100_000_000, 999_999_999)}` : undefined;
  const email = `${language === 'en' ? name.toLowerCase().replace(' ', '.') : 'customer'}${number}@mail.example`;
  return { name, email, language, ...(phone !== undefined && { phone }) };
}

/** Something to write about, filled in; of one of the matters when any are named. */
export function textOf(chance: Chance, language: Language, matters: readonly Matter[] = []): Text & { batch: string } {
  const all = language === 'zh-CN' ? chineseTexts : englishTexts;
  const fitting = all.filter(({ about }) =>
    matters.length === 0 ? about !== 'praise' && about !== 'suggestion' : matters.includes(about),
  );
  const chosen = chance.one(fitting);
  const batch = `LOT-2026-${String(chance.whole(1, 12)).padStart(2, '0')}`;
  const days = { 'zh-CN': ['周一', '周三', '上周五', '周末'], en: ['Monday', 'Wednesday', 'Friday', 'the weekend'] };
  const slots: Record<string, string> = {
    order: `EG${chance.whole(10_000_000, 99_999_999)}`,
    days: String(chance.whole(3, 21)),
    few: String(chance.whole(2, 5)),
    hours: String(chance.whole(1, 4)),
    amount: String(chance.whole(3, 60) * 10 + 9),
    staff: String(chance.whole(1001, 1999)),
    day: chance.one(days[language]),
    batch,
  };
  return { ...chosen, batch, text: chosen.text.replaceAll(/\{(\w+)\}/g, (_, slot: string) => slots[slot] ?? '') };
}
