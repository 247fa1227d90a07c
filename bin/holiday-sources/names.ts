/** What packages call a holiday → what it is called in both languages. A name that is not here stops the generator. */
const names: Record<string, readonly [en: string, zh: string]> = {
  "New Year's Day": ["New Year's Day", '元旦'],
  'Good Friday': ['Good Friday', '耶稣受难日'],
  'Easter Monday': ['Easter Monday', '复活节星期一'],
  'Early May bank holiday': ['Early May bank holiday', '五月初银行假日'],
  'Spring bank holiday': ['Spring bank holiday', '春季银行假日'],
  'Summer bank holiday': ['Summer bank holiday', '夏季银行假日'],
  'Christmas Day': ['Christmas Day', '圣诞节'],
  'Boxing Day': ['Boxing Day', '节礼日'],
  'St. Brigid’s Day': ["St Brigid's Day", '圣布里吉德节'],
  'St. Patrick’s Day': ["St Patrick's Day", '圣帕特里克节'],
  'First Monday in May': ['May bank holiday', '五月银行假日'],
  'First Monday in June': ['June bank holiday', '六月银行假日'],
  'First Monday in August': ['August bank holiday', '八月银行假日'],
  'Last Monday in October': ['October bank holiday', '十月银行假日'],
  'St. Stephen’s Day': ["St Stephen's Day", '圣斯德望节'],
  'First of May': ['Labour Day', '劳动节'],
  'Day after Christmas': ['26 December', '圣诞节次日'],
  'Martin Luther King Jr. Day': ['Birthday of Martin Luther King, Jr.', '马丁·路德·金纪念日'],
  "Washington's Birthday": ["Washington's Birthday", '华盛顿诞辰日'],
  'Memorial Day': ['Memorial Day', '阵亡将士纪念日'],
  Juneteenth: ['Juneteenth National Independence Day', '六月节'],
  'Independence Day': ['Independence Day', '独立日'],
  'Labour Day': ['Labor Day', '劳工节'],
  'Columbus Day': ['Columbus Day', '哥伦布日'],
  'Veterans Day': ['Veterans Day', '退伍军人节'],
  'Thanksgiving Day': ['Thanksgiving Day', '感恩节'],
  'Republic Day': ['Republic Day', '共和国日'],
  'Ambedkar Jayanti': ["Dr B. R. Ambedkar's Birthday", '安贝德卡尔诞辰日'],
  'Gandhi Jayanti': ["Mahatma Gandhi's Birthday", '甘地诞辰日'],
  'Maha Shivaratri': ['Maha Shivaratri', '湿婆节'],
  Holi: ['Holi', '洒红节'],
  'Id-ul-Fitr': ['Id-ul-Fitr', '开斋节'],
  'Ram Navami': ['Ram Navami', '罗摩诞辰日'],
  'Mahavir Jayanti': ['Mahavir Jayanti', '大雄诞辰日'],
  'Buddha Purnima': ['Buddha Purnima', '佛诞节'],
  'Id-ul-Zuha': ['Id-ul-Zuha (Bakrid)', '宰牲节'],
  Muharram: ['Muharram', '阿舒拉节'],
  Janmashtami: ['Janmashtami', '黑天诞辰日'],
  'Milad-un-Nabi': ['Milad-un-Nabi (Id-e-Milad)', '圣纪节'],
  Dussehra: ['Dussehra', '十胜节'],
  Diwali: ['Diwali (Deepavali)', '排灯节'],
  "Guru Nanak's Birthday": ["Guru Nanak's Birthday", '古鲁那纳克诞辰日'],
};

const substitute = ' (substitute day)';

/** @throws Error when there is no translation of that name */
export function bothNames(packaged: string): { en: string; 'zh-CN': string } {
  const plain = packaged.replace(substitute, '');
  const [en, zh] = names[plain] ?? [];
  if (en === undefined || zh === undefined) throw new Error(`Add "${plain}" to the table of names.`);
  return plain === packaged ? { en, 'zh-CN': zh } : { en: `${en}${substitute}`, 'zh-CN': `${zh}（补假）` };
}
