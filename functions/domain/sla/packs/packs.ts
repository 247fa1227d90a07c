import type { Policy, Sentence } from '../policy.ts';
import { auRg271 } from './au-rg-271.ts';
import { cn12315 } from './cn-12315.ts';
import { cnBankingInsurance } from './cn-banking-insurance.ts';
import { defaultPack } from './default.ts';
import { euPsd2 } from './eu-psd2.ts';
import { ieCpc } from './ie-cpc.ts';
import { iso10002 } from './iso-10002.ts';
import { retail } from './retail.ts';
import { ukFcaDisp } from './uk-fca-disp.ts';
import { ukHousingOmbudsman } from './uk-housing-ombudsman.ts';

/** Stands wherever packs are listed. */
export const notLegalAdvice: Sentence = {
  en: 'These packs are a reading of public rules, not legal advice. Have your own counsel confirm what applies to you.',
  'zh-CN': '这些政策包是对公开规则的解读，不构成法律意见。请由您的法律顾问确认适用的规定。',
};

/** The policies that come with Redress, the default one first. Only the admins' side reads them all. */
export const packsInTheBox: readonly Policy[] = [
  defaultPack,
  retail,
  iso10002,
  cn12315,
  cnBankingInsurance,
  ukFcaDisp,
  ukHousingOmbudsman,
  ieCpc,
  euPsd2,
  auRg271,
];
