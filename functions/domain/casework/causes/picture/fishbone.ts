import type { Language } from '../../../complaint/vocabulary.ts';
import { type Branch, type Cause, type CauseAnalysis, isStandard } from '../analysis.ts';
import { linesOf } from './lines.ts';
import { pictureWords } from './words.ts';
import { element, escaped } from './xml.ts';

/*
 * The fish swims upwards: its head, what happened, is at the top; branches lie on both sides of the spine. So the
 * picture is as narrow as a telephone (320 units) and as long as it needs to be, and its text stays as large as it is.
 * Only presentation attributes: a page may show it under a policy that allows no style and no script.
 */
const wide = 320;
const column = { left: 6, right: 178, wide: 136 } as const;
const spine = wide / 2;
const size = { problem: 14, label: 12, cause: 12, behind: 11 } as const;
const colours = { ink: '#1b2733', faint: '#5b6773', bone: '#0b5cad', paper: '#ffffff', head: '#eaf2fb' } as const;
const fonts = "system-ui, 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans', Arial, sans-serif";
/** How much larger than its own units the picture is drawn where there is room. */
const enlarged = 1.5;

type Drawn = { xml: string[]; height: number };
type Side = 'left' | 'right';

/** The fishbone as an SVG document, with title and description for who cannot see it. */
export function fishbonePicture(
  { problem, fishbone, code }: Pick<CauseAnalysis, 'problem' | 'fishbone' | 'code'>,
  { reference, language }: { reference: string; language: Language },
): string {
  const words = pictureWords[language];
  const shown = fishbone.filter(({ causes }) => causes.length > 0);
  const title = words.title(reference);
  const head = drawnHead(reference, problem, code && `${words.code} ${code.code}: ${code.label[language]}`);
  const body =
    shown.length === 0 ? drawnNothing(words.nothing, head.height) : drawnBranches(shown, head.height, language);
  const height = Math.ceil(body.height + 40);
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${wide} ${height}`,
      width: '100%',
      height: Math.ceil(height * enlarged),
      preserveAspectRatio: 'xMidYMin meet',
      role: 'img',
      lang: language,
      'xml:lang': language,
      'aria-labelledby': 'title description',
      'font-family': fonts,
      fill: colours.ink,
    },
    [
      element('title', { id: 'title' }, escaped(title)),
      element('desc', { id: 'description' }, escaped(inSentences(shown, { problem, language }))),
      element('rect', { width: wide, height, fill: colours.paper }),
      element('path', { d: `M${spine} ${head.height}V${height - 30}`, stroke: colours.bone, 'stroke-width': 4 }),
      element('path', { d: tailAt(height - 34), fill: colours.bone }),
      ...head.xml,
      ...body.xml,
    ],
  );
}

/** The same in words: each branch, its causes, and what lies behind them. */
function inSentences(
  fishbone: readonly Branch[],
  { problem, language }: { problem: string | undefined; language: Language },
): string {
  const { list, nothing } = pictureWords[language];
  const one = ({ text, causes = [] }: Cause): string =>
    causes.length === 0 ? text : text + list.open + causes.map((cause) => cause.text).join(list.comma) + list.close;
  const branches = fishbone.map(
    ({ branch, causes }) => nameOf(branch, language) + list.colon + causes.map(one).join(list.comma) + list.end,
  );
  return [...(problem === undefined ? [] : [problem + list.end]), ...(branches.length > 0 ? branches : [nothing])]
    .join('')
    .trim();
}

const nameOf = (branch: string, language: Language): string =>
  isStandard(branch) ? pictureWords[language].branches[branch] : branch;

const tailAt = (y: number): string =>
  `M${spine} ${y}L${spine - 26} ${y + 28}Q${spine} ${y + 16} ${spine + 26} ${y + 28}Z`;

type TextStyle = { x: number; size: number; fill?: string; bold?: boolean; middle?: boolean };

/** Lines of text below each other, the first one's top at `top`. */
function written(lines: readonly string[], top: number, style: TextStyle): Drawn {
  const step = style.size * 1.35;
  const xml = lines.map((line, index) =>
    element(
      'text',
      {
        x: style.x,
        y: round(top + style.size + index * step),
        'font-size': style.size,
        fill: style.fill,
        'font-weight': style.bold === true ? 700 : undefined,
        'text-anchor': style.middle === true ? 'middle' : undefined,
      },
      escaped(line),
    ),
  );
  return { xml, height: lines.length * step };
}

const round = (units: number): number => Math.round(units * 10) / 10;

/** What happened, in a head that looks upwards. */
function drawnHead(reference: string, problem: string | undefined, code: string | undefined): Drawn {
  const room = wide - 40;
  const middle = { x: spine, middle: true };
  const rows: [string[], Omit<TextStyle, 'x'>][] = [
    [[reference], { size: size.behind, fill: colours.faint }],
    [problem === undefined ? [] : linesOf(problem, room / size.problem), { size: size.problem, bold: true }],
    [code === undefined ? [] : linesOf(code, room / size.behind), { size: size.behind, fill: colours.faint }],
  ];
  let y = 26;
  const texts = rows.flatMap(([lines, style]) => {
    if (lines.length === 0) return [];
    const drawn = written(lines, y, { ...middle, ...style });
    y += drawn.height + 4;
    return drawn.xml;
  });
  const [left, right, bottom] = [6, wide - 6, y + 6];
  const outline = `M${left} 24Q${spine} -12 ${right} 24V${bottom}L${spine} ${bottom + 14}L${left} ${bottom}Z`;
  const shape = element('path', { d: outline, fill: colours.head, stroke: colours.bone, 'stroke-width': 1.5 });
  return { xml: [shape, ...texts], height: bottom + 14 };
}

function drawnNothing(sentence: string, top: number): Drawn {
  const style = { x: spine + 14, size: size.cause, fill: colours.faint };
  const drawn = written(linesOf(sentence, (wide - style.x) / size.cause), top + 14, style);
  return { xml: drawn.xml, height: top + 14 + Math.max(drawn.height, 60) };
}

/** Each branch goes where there is room first, in their order. */
function drawnBranches(fishbone: readonly Branch[], top: number, language: Language): Drawn {
  const next: Record<Side, number> = { left: top + 10, right: top + 10 };
  const xml: string[] = [];
  for (const { branch, causes } of fishbone) {
    const side = next.right < next.left ? 'right' : 'left';
    const drawn = drawnBranch(nameOf(branch, language), causes, side, next[side]);
    xml.push(...drawn.xml);
    next[side] += drawn.height + 22;
  }
  return { xml, height: Math.max(next.left, next.right) };
}

/** A label, its bone down to the spine, and each cause on a twig of that bone. */
function drawnBranch(name: string, causes: readonly Cause[], side: Side, top: number): Drawn {
  const x = column[side];
  const inner = side === 'left' ? x + column.wide : x;
  const outer = side === 'left' ? x : x + column.wide;
  // On the right, text begins where the bone does: it keeps its distance.
  const from = side === 'left' ? x : x + 5;
  const room = column.wide - 5;
  const labels = linesOf(name, (column.wide - 16) / size.label);
  const text = written(labels, top + 3, {
    x: x + column.wide / 2,
    size: size.label,
    fill: colours.paper,
    bold: true,
    middle: true,
  });
  const labelHeight = text.height + 6;
  const label = element('rect', {
    x,
    y: top,
    width: column.wide,
    height: round(labelHeight),
    rx: 5,
    fill: colours.bone,
  });

  let y = top + labelHeight + 5;
  const twigs: number[] = [];
  const texts = causes.flatMap((cause) => {
    const said = written(linesOf(cause.text, room / size.cause), y, { x: from, size: size.cause });
    y += said.height + 2;
    twigs.push(y);
    y += 4;
    const behind = (cause.causes ?? []).flatMap((one) => {
      const drawn = written(linesOf(one.text, (room - 12) / size.behind), y, { x: from + 12, size: size.behind });
      const mark = element('path', { d: `M${from + 3} ${round(y - 3)}V${round(y + 7)}H${from + 9}`, ...thin });
      y += drawn.height + 3;
      return [mark, ...drawn.xml];
    });
    y += 4;
    return [...said.xml, ...behind];
  });
  const start = top + labelHeight;
  const end = y + 10;
  const boneAt = (at: number): number => round(inner + ((spine - inner) * (at - start)) / (end - start));
  const bone = element('path', { d: `M${inner} ${round(start - 4)}L${spine} ${round(end)}`, ...thick });
  const lines = twigs.map((at) => element('path', { d: `M${outer} ${round(at)}H${boneAt(at)}`, ...thin }));
  return { xml: [bone, ...lines, label, ...text.xml, ...texts], height: end - top };
}

const thin = { fill: 'none', stroke: '#8fa3b8', 'stroke-width': 1 } as const;
const thick = { fill: 'none', stroke: colours.bone, 'stroke-width': 2.5, 'stroke-linecap': 'round' } as const;
