import type { Category } from '../../complaint/vocabulary.ts';
import type { CauseNode, PublishedTree } from './cause-tree.ts';

type Row = readonly [code: string, zh: string, en: string, below?: readonly Row[]];

const nodeOf = ([code, zh, en, below]: Row): CauseNode => ({
  code,
  label: { 'zh-CN': zh, en },
  ...(below && { codes: below.map(nodeOf) }),
});

const top = (categories: readonly Category[], ...row: Row): CauseNode => ({ ...nodeOf(row), categories });

/** The cause codes in the box: by the category of the complaint, and after that by where it went wrong. */
export const defaultTree: PublishedTree = {
  version: 0,
  codes: [
    top(['product-quality', 'safety'], 'PRD', '产品', 'Product', [
      [
        'PRD-DES',
        '设计',
        'Design',
        [
          ['PRD-DES-SAFE', '安全防护不足', 'Protection missing'],
          ['PRD-DES-USE', '易用性差', 'Hard to use'],
          ['PRD-DES-LIFE', '寿命不足', 'Wears out early'],
        ],
      ],
      [
        'PRD-MAT',
        '材料与零部件',
        'Material and parts',
        [
          ['PRD-MAT-DEF', '零部件不良', 'Defective part'],
          ['PRD-MAT-SUB', '擅自更换材料', 'Material replaced without approval'],
          ['PRD-MAT-CON', '污染或异物', 'Contamination or foreign body'],
        ],
      ],
      [
        'PRD-MFG',
        '制造',
        'Manufacture',
        [
          ['PRD-MFG-ASM', '装配错误', 'Assembled wrongly'],
          ['PRD-MFG-PAR', '工艺参数偏离', 'Process out of limits'],
          ['PRD-MFG-TST', '检验漏检', 'Slipped through inspection'],
        ],
      ],
      [
        'PRD-SFT',
        '软件',
        'Software',
        [
          ['PRD-SFT-BUG', '程序缺陷', 'Software defect'],
          ['PRD-SFT-UPD', '升级引起', 'Caused by an update'],
        ],
      ],
      [
        'PRD-STO',
        '储存与保质',
        'Storage and shelf life',
        [
          ['PRD-STO-EXP', '过期或临期', 'Past its date'],
          ['PRD-STO-TMP', '温湿度不当', 'Stored too warm or too damp'],
        ],
      ],
    ]),
    top(['safety'], 'SAF', '安全', 'Safety', [
      ['SAF-WRN', '警示或说明不足', 'Warning or instructions insufficient'],
      ['SAF-INS', '安装不当', 'Installed wrongly'],
      ['SAF-MNT', '维护保养缺失', 'Not maintained'],
      ['SAF-PLC', '场所隐患', 'Unsafe premises'],
      ['SAF-USE', '使用方式超出预期', 'Used in an unforeseen way'],
    ]),
    top(['service-attitude'], 'SRV', '服务', 'Service', [
      ['SRV-SKL', '知识或技能不足', 'Knowledge or skill lacking'],
      [
        'SRV-ATT',
        '沟通与态度',
        'Communication and attitude',
        [
          ['SRV-ATT-RUD', '言语不当', 'Rude words'],
          ['SRV-ATT-DIS', '区别对待', 'Discrimination'],
          ['SRV-ATT-IGN', '推诿或不理睬', 'Passed on or ignored'],
        ],
      ],
      ['SRV-CAP', '人手不足', 'Too few people'],
      ['SRV-AUT', '授权不足', 'Staff may not decide'],
    ]),
    top(['delivery'], 'DEL', '配送', 'Delivery', [
      [
        'DEL-LATE',
        '延误',
        'Late',
        [
          ['DEL-LATE-STK', '库存不准或缺货', 'Stock wrong or out'],
          ['DEL-LATE-CAR', '承运商延误', 'Late with the carrier'],
          ['DEL-LATE-DSP', '发货延误', 'Dispatched late'],
        ],
      ],
      [
        'DEL-DMG',
        '破损',
        'Damaged',
        [
          ['DEL-DMG-PCK', '包装不足', 'Packed too weakly'],
          ['DEL-DMG-HND', '野蛮搬运', 'Handled roughly'],
        ],
      ],
      [
        'DEL-WRG',
        '错发漏发',
        'Wrong or missing item',
        [
          ['DEL-WRG-PIC', '拣货错误', 'Picked wrongly'],
          ['DEL-WRG-ADR', '地址错误', 'Wrong address'],
        ],
      ],
      ['DEL-LOST', '丢失或误签收', 'Lost or signed for by others'],
    ]),
    top(['price'], 'PRC', '价格与账务', 'Price and billing', [
      ['PRC-SYS', '计价系统错误', 'Pricing system wrong'],
      [
        'PRC-PRM',
        '促销规则',
        'Promotion',
        [
          ['PRC-PRM-CLR', '规则不清', 'Terms unclear'],
          ['PRC-PRM-APP', '优惠未生效', 'Discount not applied'],
        ],
      ],
      [
        'PRC-BIL',
        '账单与扣款',
        'Billing and payment',
        [
          ['PRC-BIL-DUP', '重复扣款', 'Charged twice'],
          ['PRC-BIL-REN', '自动续费未提示', 'Renewed without notice'],
          ['PRC-BIL-FRD', '欺诈或盗刷', 'Fraud or stolen card'],
        ],
      ],
    ]),
    top(['after-sales'], 'AFT', '售后', 'After-sales', [
      [
        'AFT-REF',
        '退款',
        'Refund',
        [
          ['AFT-REF-LATE', '退款延误', 'Refunded late'],
          ['AFT-REF-RUL', '退款规则不合理', 'Refund rule unreasonable'],
        ],
      ],
      [
        'AFT-REP',
        '维修',
        'Repair',
        [
          ['AFT-REP-NOT', '未修好', 'Not repaired properly'],
          ['AFT-REP-PRT', '备件短缺', 'Spare parts missing'],
          ['AFT-REP-APP', '预约失约', 'Appointment missed'],
        ],
      ],
      ['AFT-WAR', '保修判定', 'Warranty decision'],
    ]),
    top(['information'], 'INF', '信息与隐私', 'Information and privacy', [
      ['INF-ADV', '宣传与实物不符', 'Advertised differently'],
      [
        'INF-DOC',
        '说明书或合同',
        'Manual or contract',
        [
          ['INF-DOC-MIS', '缺失或错误', 'Missing or wrong'],
          ['INF-DOC-LNG', '语言不对', 'Wrong language'],
          ['INF-DOC-HID', '重要条款未告知', 'Important term not told'],
        ],
      ],
      [
        'INF-PRV',
        '个人信息',
        'Personal data',
        [
          ['INF-PRV-LEAK', '泄露', 'Leaked'],
          ['INF-PRV-USE', '超范围使用', 'Used beyond consent'],
        ],
      ],
    ]),
    top(
      ['product-quality', 'safety', 'service-attitude', 'delivery', 'price', 'after-sales', 'information', 'other'],
      'GEN',
      '其他',
      'Other',
      [
        ['GEN-SUP', '供应商', 'Supplier'],
        ['GEN-POL', '制度或流程', 'Policy or process'],
        ['GEN-ENV', '外部环境', 'Outside events'],
        ['GEN-CUS', '使用或理解有误', 'Misuse or misunderstanding'],
        ['GEN-NON', '查无原因', 'No cause found'],
      ],
    ),
  ],
};
